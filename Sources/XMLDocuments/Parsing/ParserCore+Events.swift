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
            let cur = input.pointee.cur, let end = input.pointee.end
        else { return }
        depth &+= 1
        guard depth <= maximumDepth else { return fail(.depth, allowed: maximumDepth, at: tagPlace) }
        guard count &+ declarations <= limits.attributes else {
            return fail(.attributes, allowed: limits.attributes, at: tagPlace)
        }
        textRun = 0
        let place = Int(bitPattern: UInt(input.pointee.consumed)) &+ (cur - base)
        if place &- lastPlace > limits.nameBytes, !namesFit(local, attributes, count) {
            return fail(.nameBytes, allowed: limits.nameBytes, at: tagPlace)
        }
        lastPlace = place
        let name = names.number(of: local)
        let namespace = namespaceNumber(uri)
        open[depth] = OpenElement(
            line: input.pointee.line, name: Int32(truncatingIfNeeded: name),
            namespace: Int32(truncatingIfNeeded: namespace))
        let goesOn = outlet.start(
            XMLStartElement(
                name: name, namespace: namespace, depth: depth, attributeCount: count,
                attributes: UnsafePointer(attributes), known: UnsafePointer(names.pointers), knownCount: names.count,
                window: base, windowEnd: end, localPointer: local, namespacePointer: uri,
                core: Unmanaged.passUnretained(self)))
        if !goesOn { halt() }
    }

    /// An element ends.
    @inline(__always)
    func endElement(_ local: UnsafePointer<UInt8>) {
        guard !isStopped, depth > 0 else { return }
        textRun = 0
        let element = open[depth]
        let goesOn = outlet.end(
            XMLEndElement(
                name: Int(element.name), namespace: Int(element.namespace), depth: depth, localPointer: local,
                core: Unmanaged.passUnretained(self)))
        depth &-= 1
        if !goesOn { halt() }
    }

    /// A piece of text.
    @inline(__always)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isStopped else { return }
        textRun &+= bytes.count
        guard textRun <= limits.textBytes else { return fail(.textBytes, allowed: limits.textBytes) }
        if !outlet.text(bytes.span) { halt() }
    }

    /// The handler has thrown.
    func halt() {
        rememberPlace()
        isStopped = true
    }

    @inline(__always)
    func namespaceNumber(_ uri: UnsafePointer<UInt8>?) -> Int {
        if uri == lastURI { return lastNamespace }
        lastURI = uri
        lastNamespace = uri.map { namespaces.number(of: $0) } ?? XMLVocabulary.noNamespace
        return lastNamespace
    }

    /// Whether the names of a tag, which may be longer than one name is allowed to be, are each short enough.
    private func namesFit(
        _ local: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) -> Bool {
        guard xmlStrlen(local) <= limits.nameBytes else { return false }
        guard let attributes else { return true }
        for index in 0..<count where xmlStrlen(attributes[index * 5]) > limits.nameBytes { return false }
        return true
    }
}
