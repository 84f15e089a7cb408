#if canImport(Glibc)
import Glibc
#endif

/// A file that is written through one large buffer.
struct Sink {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isSound = true

    init?(_ path: String) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        if descriptor < 0 { return nil }
        buffer.reserveCapacity(2 << 20)
    }

    mutating func add(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        if buffer.count > 1 << 20 { flush() }
    }

    mutating func add(_ byte: UInt8) { buffer.append(byte) }

    private mutating func flush() {
        var done = 0
        while done < buffer.count, isSound {
            let count = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
            isSound = count > 0
            done += max(count, 0)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left; false if anything failed.
    mutating func close() -> Bool {
        flush()
        return Glibc.close(descriptor) == 0 && isSound
    }

    /// Writes a whole file.
    static func write(_ text: String, to path: String) -> Bool {
        guard var sink = Sink(path) else { return false }
        sink.add(Array(text.utf8))
        return sink.close()
    }
}
