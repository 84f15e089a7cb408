import GRDBSQLite

/// A value that can be bound to a parameter of a statement.
///
/// GRDB's own binding ends texts at the first NUL, and the raw text of a broken record may hold one; so lengths are given.
protocol StorableValue {
    /// Binds the value; SQLite's result code.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt
}

/// Tells SQLite to copy what it is given, for the memory is ours again after the call.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

extension Int: StorableValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension UInt32: StorableValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension UInt64: StorableValue {
    /// SQLite's integers are signed: the same bits stand for numbers above its range.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        sqlite3_bind_int64(statement, index, Int64(bitPattern: self))
    }
}

extension String: StorableValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        var text = self
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, transient) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text64(statement, index, $0, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
            }
        }
    }
}

extension Optional: StorableValue where Wrapped: StorableValue {
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}

extension Array: StorableValue where Element: FixedWidthInteger & UnsignedInteger {
    /// Binds codes as one BLOB, little-endian.
    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        let stored = Element.isLittleEndianHere ? self : map(\.littleEndian)
        return stored.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else {
                return sqlite3_bind_zeroblob(statement, index, 0)
            }
            return sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), transient)
        }
    }
}

extension FixedWidthInteger {
    /// Whether this machine keeps integers as the ledger does.
    static var isLittleEndianHere: Bool { Self(1).littleEndian == Self(1) }
}
