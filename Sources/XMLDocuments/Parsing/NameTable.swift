import CLibXML2

/// The numbers of a vocabulary's names, found by their pointers in a parser's dictionary.
///
/// libxml2 interns every name of a document in the parser's dictionary, so equal names are equal pointers: one
/// multiplication and usually one comparison find a name's number.
final class NameTable {
    /// The interned name of each number.
    let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>
    let count: Int
    private let slots: UnsafeMutablePointer<Slot>
    private let mask: Int

    private struct Slot {
        var pointer: UnsafePointer<UInt8>?
        var number: Int
    }

    /// Interns names in a parser's dictionary.
    init(_ names: [String], in dictionary: xmlDictPtr?) {
        count = names.count
        pointers = .allocate(capacity: max(1, names.count))
        pointers.initialize(repeating: nil, count: max(1, names.count))
        var size = 16
        while size < names.count * 4 { size *= 2 }
        mask = size - 1
        slots = .allocate(capacity: size)
        slots.initialize(repeating: Slot(pointer: nil, number: XMLVocabulary.unknown), count: size)
        for (number, name) in names.enumerated() {
            guard let pointer = name.withCString({ xmlDictLookup(dictionary, $0, -1) }) else { continue }
            pointers[number] = pointer
            insert(pointer, number)
        }
    }

    deinit {
        pointers.deallocate()
        slots.deallocate()
    }

    private func insert(_ pointer: UnsafePointer<UInt8>, _ number: Int) {
        var slot = place(of: pointer)
        while let other = slots[slot].pointer {
            if other == pointer { return }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = Slot(pointer: pointer, number: number)
    }

    @inline(__always)
    private func place(of pointer: UnsafePointer<UInt8>) -> Int {
        let bits = UInt(bitPattern: pointer) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: bits >> 32) & mask
    }

    /// The number of an interned name, or ``XMLVocabulary/unknown``.
    @inline(__always)
    func number(of pointer: UnsafePointer<UInt8>) -> Int {
        var slot = place(of: pointer)
        while let other = slots[slot].pointer {
            if other == pointer { return slots[slot].number }
            slot = (slot &+ 1) & mask
        }
        return XMLVocabulary.unknown
    }
}
