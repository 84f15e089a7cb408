import CLibXML2

/// The names that the scanner of plain elements has met, each with its interned pointer and its number in the vocabulary.
///
/// A name is found by its first eight bytes as one word: most names are no longer, and then nothing else is compared.
final class PlainNames {
    struct Entry {
        var word: UInt64
        var length: Int
        /// The name in the parser's dictionary, ended by a NUL.
        var pointer: UnsafePointer<UInt8>
        var number: Int16
    }

    /// The longest name that is looked up here; a longer one is libxml2's.
    static let longest = 64
    /// A hostile document may make up a name for each element.
    private static let most = 4_096
    private static let slotCount = 4 * most

    /// The names by their places. Never moved, and a constant: what the scanner looks at for every tag costs no check of access.
    let entries: UnsafeMutablePointer<Entry>
    private var count = 0
    private let slots: UnsafeMutablePointer<UInt16>
    private let names: NameTable
    private let dictionary: xmlDictPtr?

    init(_ names: NameTable, in dictionary: xmlDictPtr?) {
        self.names = names
        self.dictionary = dictionary
        entries = .allocate(capacity: Self.most)
        slots = .allocate(capacity: Self.slotCount)
        slots.initialize(repeating: 0, count: Self.slotCount)
    }

    deinit {
        entries.deallocate()
        slots.deallocate()
    }

    /// The place of a name, or -1 if it is not to be remembered.
    ///
    /// - Parameter word: the name's first eight bytes, the missing ones 0.
    @inline(__always)
    func place(_ bytes: UnsafePointer<UInt8>, _ length: Int, word: UInt64) -> Int {
        let mixed = (word ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: mixed >> 40) & (Self.slotCount - 1)
        while true {
            let found = Int(slots[slot])
            if found == 0 { return add(bytes, length, word, slot) }
            let entry = entries + (found - 1)
            if entry.pointee.word == word, entry.pointee.length == length,
                length <= 8 || Self.agree(entry.pointee.pointer + 8, bytes + 8, length - 8)
            {
                return found - 1
            }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
    }

    private func add(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ word: UInt64, _ slot: Int) -> Int {
        guard count < Self.most, let pointer = xmlDictLookup(dictionary, bytes, Int32(length)) else { return -1 }
        (entries + count).initialize(
            to: Entry(
                word: word, length: length, pointer: pointer,
                number: Int16(truncatingIfNeeded: names.number(of: pointer))))
        count += 1
        slots[slot] = UInt16(count)
        return count - 1
    }

    @inline(__always)
    static func agree(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index < count {
            if left[index] != right[index] { return false }
            index &+= 1
        }
        return true
    }
}
