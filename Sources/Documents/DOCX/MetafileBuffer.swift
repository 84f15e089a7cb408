/// An enhanced metafile while it is written: records of little-endian numbers, the first of which counts the others.
struct MetafileBuffer {
    /// Objects that need not be made: no pen, no brush, the machine's own letters.
    static let noPen = Int32(bitPattern: 0x8000_0008)
    static let noBrush = Int32(bitPattern: 0x8000_0005)
    static let systemFont = Int32(bitPattern: 0x8000_000D)

    private var bytes: [UInt8] = []
    private var records: UInt32 = 0

    /// Where the header holds what is known at the end only.
    private static let sizePlace = 48
    private static let countPlace = 52
    private static let headerSize: UInt32 = 108

    /// The first record: the picture's size on a reference screen of 96 dots to the inch.
    mutating func header(width: Int32, height: Int32) {
        // Hundredths of a millimetre: 2,540 to the inch.
        let frame = (Int32(Int64(width) * 2_540 / 96), Int32(Int64(height) * 2_540 / 96))
        begin(1, size: Self.headerSize)
        add([0, 0, max(width - 1, 0), max(height - 1, 0), 0, 0, frame.0, frame.1])
        bytes += Array(" EMF".utf8)
        // Version, size, records; handles (four, the first is none), then no description and no palette.
        add([0x10000, 0, 0])
        bytes += [4, 0, 0, 0]
        add([0, 0, 0, 1_920, 1_440, 508, 381, 0, 0, 0, 508_000, 381_000])
    }

    /// A record of numbers.
    mutating func record(_ kind: UInt32, _ values: [Int32]) {
        begin(kind, size: 8 + 4 * UInt32(values.count))
        add(values)
    }

    /// Lines (4) or a polygon (3) through points.
    mutating func points(_ kind: UInt32, _ points: [(x: Int32, y: Int32)]) {
        guard !points.isEmpty else { return }
        let left = points.map(\.x).min() ?? 0
        let top = points.map(\.y).min() ?? 0
        let right = points.map(\.x).max() ?? 0
        let bottom = points.map(\.y).max() ?? 0
        record(
            kind, [left, top, right, bottom, Int32(points.count)] + points.flatMap { [$0.x, $0.y] })
    }

    /// Makes object 3 a face without serifs.
    mutating func font(height: Int32, isBold: Bool, isItalic: Bool) {
        begin(82, size: 332)
        add([3, -height, 0, 0, 0, isBold ? 700 : 400])
        // Slant; any character set; quality and family as the machine has them.
        bytes += [isItalic ? 1 : 0, 0, 0, 1, 0, 0, 0, 0x22]
        let name = Array("Arial".utf16)
        for index in 0..<32 { add(index < name.count ? name[index] : 0) }
        bytes += [UInt8](repeating: 0, count: 228)
    }

    /// Letters on a baseline, with the step to the next of each.
    mutating func text(_ letters: [UInt16], at place: (x: Int32, y: Int32), steps: [Int32]) {
        let padding = letters.count % 2
        let offset: UInt32 = 76
        let stepsPlace = offset + 2 * UInt32(letters.count + padding)
        begin(84, size: stepsPlace + 4 * UInt32(letters.count))
        add([0, 0, -1, -1, 1])
        // Hundredths of a millimetre to a dot of the reference screen.
        add([
            Int32(bitPattern: (2_540.0 / 96 as Float).bitPattern),
            Int32(bitPattern: (2_540.0 / 96 as Float).bitPattern),
        ])
        add([place.x, place.y, Int32(letters.count), Int32(offset), 0, 0, 0, -1, -1, Int32(stepsPlace)])
        for letter in letters { add(letter) }
        if padding == 1 { add(0 as UInt16) }
        add(steps)
    }

    /// Letters from right to left on a baseline, which the reader of the file joins and places itself: a step for each
    /// letter would pull them apart.
    mutating func textFromRight(_ letters: [UInt16], at place: (x: Int32, y: Int32)) {
        let padding = letters.count % 2
        let offset: UInt32 = 76
        begin(84, size: offset + 2 * UInt32(letters.count + padding))
        add([0, 0, -1, -1, 1])
        add([
            Int32(bitPattern: (2_540.0 / 96 as Float).bitPattern),
            Int32(bitPattern: (2_540.0 / 96 as Float).bitPattern),
        ])
        // ETO_RTLREADING, and no array of steps.
        add([place.x, place.y, Int32(letters.count), Int32(offset), 0x80, 0, 0, -1, -1, 0])
        for letter in letters { add(letter) }
        if padding == 1 { add(0 as UInt16) }
    }

    /// Ends the file.
    consuming func finished() -> [UInt8] {
        record(14, [0, 16, 20])
        put(UInt32(bytes.count), at: Self.sizePlace)
        put(records, at: Self.countPlace)
        return bytes
    }

    private mutating func begin(_ kind: UInt32, size: UInt32) {
        records += 1
        add([Int32(bitPattern: kind), Int32(bitPattern: size)])
    }

    private mutating func add(_ values: [Int32]) {
        for value in values {
            let bits = UInt32(bitPattern: value)
            for shift in [0, 8, 16, 24] as [UInt32] {
                bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
            }
        }
    }

    private mutating func add(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }

    private mutating func put(_ value: UInt32, at place: Int) {
        for index in 0..<4 {
            bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
        }
    }
}
