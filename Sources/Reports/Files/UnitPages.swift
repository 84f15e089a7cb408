import Units

/// The names of the units' pages: safe on every file system, never the same for two units, not even where case does not
/// count, and nothing in them that a path or an address could stumble over.
struct UnitPages: Sendable {
    private let names: [String]

    init(_ units: UnitRegistry) {
        var seen: Set<String> = []
        names = units.units.map { unit in
            var name = Self.safe(unit.code)
            if name.utf8.count > Self.longest || !seen.insert(name.lowercased()).inserted {
                name = String(name.prefix(Self.longest)) + "_" + Self.fingerprint(unit.code)
                seen.insert(name.lowercased())
            }
            return name
        }
    }

    /// The name of a unit's page without ending.
    func name(of unit: Int) -> String { names[unit] }

    /// Room for a fingerprint and an ending within the 255 bytes of a file name.
    private static let longest = 120

    /// Names that Windows keeps for devices.
    private static let devices: Set<String> = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
        "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    ]

    /// Letters, digits and hyphens as they are; every other byte as `_` and two hexadecimal digits.
    private static func safe(_ code: String) -> String {
        var name = ""
        let isDevice = devices.contains(code.lowercased())
        for (place, byte) in code.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                if place == 0 && isDevice { fallthrough }
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16)
                name += "_" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return name
    }

    /// The code told apart from all others in 16 digits: FNV-1a, 64 bits.
    private static func fingerprint(_ code: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in code.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
