/// The records of a batch that could not be coded, in the order of the file.
///
/// A file of which every line is bad has a million of them: each is kept as its place and the kind of its finding, what few have (a raw
/// text, a value) apart. A record is put together where it is asked for.
public struct RefusedRecords: Sendable {
    private var origins: [RecordOrigin] = []
    /// By record, the place of its finding's kind.
    private var kindOf: [UInt32] = []
    /// What findings of one kind have in common: each without place and value.
    private var kinds: [Finding] = []
    private var placeOfKind: [Finding: UInt32] = [:]
    /// The raw texts of the first records, up to the last that has one.
    private var texts: [String] = []
    /// The values of findings, for those that have one.
    private var values: [Int: String] = [:]
    /// Findings that stand elsewhere than their record.
    private var elsewhere: [Int: Finding] = [:]

    /// Makes an empty list.
    public init() {}

    /// Makes a list of records.
    public init(_ records: some Sequence<RefusedRecord>) {
        for record in records { append(record) }
    }

    /// Adds a record at the end.
    public mutating func append(_ record: RefusedRecord) {
        let place = count
        origins.append(record.origin)
        if !record.rawText.isEmpty { setText(record.rawText, at: place) }
        let finding = record.finding
        if finding == finding.about(record.origin, value: finding.value) {
            kindOf.append(kind(of: finding))
            if let value = finding.value { values[place] = value }
        } else {
            kindOf.append(0)
            elsewhere[place] = finding
        }
    }

    /// Adds the records of another list, which come behind these in the file.
    ///
    /// - Parameter mostRawTexts: how many records keep their raw text; the others' are left out.
    public mutating func append(contentsOf other: RefusedRecords, mostRawTexts: Int = .max) {
        let start = count
        // By a quarter, not to twice the length: of a file of bad lines this list is the longest.
        if start + other.count > origins.capacity {
            let room = Swift.max(start + other.count, start + start / 4)
            origins.reserveCapacity(room)
            kindOf.reserveCapacity(room)
        }
        origins += other.origins
        let renumbered = other.kinds.map { kind(of: $0) }
        kindOf += other.kindOf.map { renumbered.isEmpty ? 0 : renumbered[Int($0)] }
        for (place, text) in other.texts.enumerated() where !text.isEmpty && start + place < mostRawTexts {
            setText(text, at: start + place)
        }
        for (place, value) in other.values { values[start + place] = value }
        for (place, finding) in other.elsewhere { elsewhere[start + place] = finding }
    }

    /// Gives a record its raw text.
    public mutating func setText(_ text: String, at place: Int) {
        if text.isEmpty, place >= texts.count { return }
        while texts.count <= place { texts.append("") }
        texts[place] = text
    }

    private mutating func kind(of finding: Finding) -> UInt32 {
        if let last = kindOf.last, !kinds.isEmpty, kinds[Int(last)].isOfKind(of: finding) { return last }
        let kind = finding.withoutPlace
        if let place = placeOfKind[kind] { return place }
        let place = UInt32(truncatingIfNeeded: kinds.count)
        kinds.append(kind)
        placeOfKind[kind] = place
        return place
    }
}

extension RefusedRecords: RandomAccessCollection {
    /// The place of the first record.
    public var startIndex: Int { 0 }
    /// One behind the place of the last record.
    public var endIndex: Int { origins.count }

    /// A record, put together.
    public subscript(place: Int) -> RefusedRecord {
        let origin = origins[place]
        return RefusedRecord(
            origin: origin, rawText: place < texts.count ? texts[place] : "",
            finding: elsewhere[place] ?? kinds[Int(kindOf[place])].about(origin, value: values[place]))
    }
}

extension RefusedRecords: Equatable {
    /// Whether two lists have the same records.
    public static func == (left: RefusedRecords, right: RefusedRecords) -> Bool { left.elementsEqual(right) }
}

extension RefusedRecords: ExpressibleByArrayLiteral {
    /// Makes a list of records.
    public init(arrayLiteral records: RefusedRecord...) { self.init(records) }
}
