/// Some records of a batch, by their numbers: asked about each of millions of records, so a bit for each number as long as the
/// numbers are as small as those of records are.
struct RecordSet {
    private var bits: [UInt64] = []
    /// Numbers that no file of today reaches.
    private var others = Set<Int>()
    /// One bit each for so many numbers: 32 MiB at most.
    private static let mostBits = 1 << 28

    /// Takes the numbers, in any order and as often as they come.
    init(_ records: some Sequence<Int>) {
        for record in records {
            guard record >= 0, record < Self.mostBits else {
                others.insert(record)
                continue
            }
            let word = record >> 6
            if word >= bits.count {
                bits += [UInt64](repeating: 0, count: max(word + 1, bits.count * 2) - bits.count)
            }
            bits[word] |= 1 << UInt64(record & 63)
        }
    }

    /// Whether there are none.
    var isEmpty: Bool { bits.isEmpty && others.isEmpty }

    /// Whether a record is one of them.
    func contains(_ record: Int) -> Bool {
        let word = record >> 6
        if record >= 0, word < bits.count { return bits[word] >> UInt64(record & 63) & 1 == 1 }
        return !others.isEmpty && others.contains(record)
    }
}
