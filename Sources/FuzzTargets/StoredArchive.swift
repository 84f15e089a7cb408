/// A ZIP archive whose entries are stored as they are: nothing is spent on packing what is unpacked at once.
struct StoredArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let start = bytes.count
        // What the local header and the directory both hold: version 2.0, UTF-8 names, stored, 1/1/1980.
        var shared: [UInt8] = []
        for number in [20, 0x0800, 0, 0, 0x0021] { Self.append(number, 2, to: &shared) }
        Self.append(Int(Self.checksum(content)), 4, to: &shared)
        Self.append(content.count, 4, to: &shared)
        Self.append(content.count, 4, to: &shared)
        Self.append(name.utf8.count, 2, to: &shared)
        Self.append(0, 2, to: &shared)
        bytes += [0x50, 0x4B, 3, 4] + shared + Array(name.utf8) + content
        directory += [0x50, 0x4B, 1, 2, 20, 0] + shared
        for (number, size) in [(0, 2), (0, 2), (0, 2), (0, 4), (start, 4)] { Self.append(number, size, to: &directory) }
        directory += Array(name.utf8)
        count += 1
    }

    func finished() -> [UInt8] {
        var end: [UInt8] = [0x50, 0x4B, 5, 6]
        for (number, size) in [(0, 2), (0, 2), (count, 2), (count, 2), (directory.count, 4), (bytes.count, 4), (0, 2)] {
            Self.append(number, size, to: &end)
        }
        return bytes + directory + end
    }

    private static func append(_ number: Int, _ size: Int, to bytes: inout [UInt8]) {
        for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }

    /// CRC-32 as ZIP asks for it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
        (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
}
