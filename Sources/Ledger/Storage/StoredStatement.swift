import GRDB
import GRDBSQLite

/// A prepared statement that binds and reads through SQLite's own functions.
struct StoredStatement {
    /// Owns the statement.
    private let statement: Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    /// Prepares a statement.
    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
    }

    /// Runs a statement that gives no rows.
    func run(_ values: any StorableValue...) throws {
        try forEachRow(values) { _ in }
    }

    /// Runs a query and hands over each row, which must not be kept.
    func forEachRow(_ values: any StorableValue..., row body: (StoredRow) throws -> Void) throws {
        try forEachRow(values, row: body)
    }

    private func forEachRow(_ values: [any StorableValue], row body: (StoredRow) throws -> Void) throws {
        defer {
            // The codes only repeat the error of the last step.
            _ = sqlite3_reset(handle)
            _ = sqlite3_clear_bindings(handle)
        }
        for (place, value) in values.enumerated() {
            try check(value.bind(to: handle, at: CInt(place + 1)), is: SQLITE_OK)
        }
        while true {
            let code = sqlite3_step(handle)
            guard code == SQLITE_ROW else {
                try check(code, is: SQLITE_DONE)
                return
            }
            try body(StoredRow(handle: handle))
        }
    }

    private func check(_ code: CInt, is expected: CInt) throws {
        guard code == expected else {
            let database = sqlite3_db_handle(handle)
            // The connection knows the extended code; a failed bind may leave only the plain one.
            let extended = sqlite3_extended_errcode(database)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: extended & 0xFF == code & 0xFF ? extended : code),
                message: String(cString: sqlite3_errmsg(database)), sql: statement.sql)
        }
    }
}

/// What is stored is not what the program would have stored.
struct StoredDamage: Error {}

/// The row that a query stands on.
struct StoredRow {
    fileprivate let handle: OpaquePointer

    /// An integer.
    func int(_ column: CInt) throws -> Int {
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw StoredDamage() }
        return Int(sqlite3_column_int64(handle, column))
    }

    /// An integer or nothing.
    func optionalInt(_ column: CInt) throws -> Int? { isNull(column) ? nil : try int(column) }

    /// An integer of 32 bits without sign.
    func uint32(_ column: CInt) throws -> UInt32 {
        guard let value = UInt32(exactly: try int(column)) else { throw StoredDamage() }
        return value
    }

    /// An integer of 64 bits without sign, kept as the signed integer of the same bits.
    func uint64(_ column: CInt) throws -> UInt64 { UInt64(bitPattern: Int64(try int(column))) }

    /// A text.
    func text(_ column: CInt) throws -> String {
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, column) else {
            throw StoredDamage()
        }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw StoredDamage() }
        return text
    }

    /// A text or nothing.
    func optionalText(_ column: CInt) throws -> String? { isNull(column) ? nil : try text(column) }

    /// Codes that were stored as one BLOB.
    func codes<Code: FixedWidthInteger & UnsignedInteger>(_ column: CInt, as type: Code.Type = Code.self) throws
        -> [Code]
    {
        guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw StoredDamage() }
        // SQLite asks for this order: the number of bytes holds for the form that was asked for last.
        let start = sqlite3_column_blob(handle, column)
        let length = Int(sqlite3_column_bytes(handle, column))
        guard length % MemoryLayout<Code>.stride == 0 else { throw StoredDamage() }
        guard let start, length > 0 else { return [] }
        let count = length / MemoryLayout<Code>.stride
        let codes = [Code](unsafeUninitializedCapacity: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(start: start, count: length))
            filled = count
        }
        return Code.isLittleEndianHere ? codes : codes.map(Code.init(littleEndian:))
    }

    private func isNull(_ column: CInt) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
}
