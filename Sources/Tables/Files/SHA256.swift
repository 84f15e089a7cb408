internal import CLibCrypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The same as `hex`.
    public var description: String { hex }
}

/// A running SHA-256 computation (libcrypto, EVP): fed piece by piece, finished once.
public struct SHA256: ~Copyable, @unchecked Sendable {
    // The context belongs to this value alone and goes with it; that is what makes sending it to another task safe.
    private let context: OpaquePointer
    private let name: String

    /// Starts a computation; `name` is what an error names, the file's as a rule.
    public init(name: String) throws(TableError) {
        guard let context = EVP_MD_CTX_new() else { throw .digestUnavailable(file: name) }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            throw .digestUnavailable(file: name)
        }
        self.context = context
        self.name = name
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) throws(TableError) {
        guard bytes.count > 0 else { return }
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
            throw .digestUnavailable(file: name)
        }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) throws(TableError) {
        let accepted = bytes.withUnsafeBytes { piece in
            piece.count == 0 || EVP_DigestUpdate(context, piece.baseAddress, piece.count) == 1
        }
        if !accepted { throw .digestUnavailable(file: name) }
    }

    /// Ends the computation.
    public consuming func finish() throws(TableError) -> SHA256Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = digest.withUnsafeMutableBufferPointer { EVP_DigestFinal_ex(context, $0.baseAddress, nil) }
        guard done == 1 else { throw .digestUnavailable(file: name) }
        return SHA256Digest(bytes: digest)
    }

    /// The digest of some bytes.
    public static func digest(of bytes: [UInt8], name: String = "-") throws(TableError) -> SHA256Digest {
        var running = try SHA256(name: name)
        try running.update(bytes)
        return try running.finish()
    }

    /// The digest of a file, read through a bounded buffer.
    public static func digest(ofFile file: String) throws(TableError) -> SHA256Digest {
        var reader = try FileReader(file)
        var running = try SHA256(name: file)
        var buffer = [UInt8](repeating: 0, count: TableLimits.readBytes)
        while true {
            let count = try reader.read(into: &buffer, at: 0, atMost: buffer.count)
            if count == 0 { return try running.finish() }
            if count == buffer.count {
                try running.update(buffer)
            } else {
                try running.update(Array(buffer[..<count]))
            }
        }
    }
}
