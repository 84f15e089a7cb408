import CLibXML2
import Figures

extension ParserCore {
    /// An element begins: checks the limits, gives the names their numbers and hands it on.
    @inline(__always)
    func startElement(
        _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
        attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, declarations: Int
    ) {
        guard !isStopped, let input = context?.pointee.input, let base = input.pointee.base,
            let end = input.pointee.end
        else { return }
        depth &+= 1
        guard depth <= maximumDepth else { return fail(.depth, allowed: maximumDepth, at: tagPlace) }
        guard count &+ declarations <= limits.attributes else {
            return fail(.attributes, allowed: limits.attributes, at: tagPlace)
        }
        openLines[depth] = Int32(truncatingIfNeeded: input.pointee.line)
        textRun = 0
        let place = bufferPlace
        if place &- lastPlace > limits.nameBytes, !namesFit(local, attributes, count) {
            return fail(.nameBytes, allowed: limits.nameBytes, at: tagPlace)
        }
        lastPlace = place
        deliver(
            XMLStartElement(
                name: names.number(of: local), namespace: namespaceNumber(uri), depth: depth, attributeCount: count,
                attributes: UnsafePointer(attributes), known: UnsafePointer(names.pointers), knownCount: names.count,
                window: base, windowEnd: end, localPointer: local, namespacePointer: uri,
                core: Unmanaged.passUnretained(self)))
    }

    /// An element ends.
    @inline(__always)
    func endElement(_ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?) {
        guard !isStopped else { return }
        textRun = 0
        lastPlace = bufferPlace
        deliver(
            XMLEndElement(
                name: names.number(of: local), namespace: namespaceNumber(uri), depth: depth, localPointer: local,
                core: Unmanaged.passUnretained(self)))
        depth &-= 1
    }

    /// A piece of text.
    @inline(__always)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isStopped else { return }
        textRun &+= bytes.count
        guard textRun <= limits.textBytes else { return fail(.textBytes, allowed: limits.textBytes) }
        lastPlace = bufferPlace
        deliver(bytes.span)
    }

    @inline(__always)
    private func namespaceNumber(_ uri: UnsafePointer<UInt8>?) -> Int {
        guard let uri else { return XMLVocabulary.noNamespace }
        return namespaces.number(of: uri)
    }

    /// Whether the names of a tag, known to be longer than one name may be, are each short enough.
    private func namesFit(
        _ local: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) -> Bool {
        guard xmlStrlen(local) <= limits.nameBytes else { return false }
        guard let attributes else { return true }
        for index in 0..<count where xmlStrlen(attributes[index * 5]) > limits.nameBytes { return false }
        return true
    }
}
