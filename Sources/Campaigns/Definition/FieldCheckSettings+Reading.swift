internal import Validation
internal import XMLDocuments

extension FieldCheckSettings {
    /// Reads `<checks>`; what it does not name stays as it is by default. The schema has checked every value.
    init(_ element: XMLElement) {
        self.init()
        for rule in FieldRule.allCases {
            // An element is named as the check's identifier after its point.
            let name = String(rule.rawValue.drop { $0 != "." }.dropFirst())
            if element.child(name)?.truth("off") ?? false { off.insert(rule) }
        }
        Self.set(&seed, element.attribute("seed").flatMap { UInt64($0) })
        Self.set(&permutations, element.attribute("permutations").flatMap { Int($0) })
        Self.set(&formLevel, Self.number(element, "formLevel"))
        Self.set(&groupLevel, Self.number(element, "groupLevel"))
        Self.set(&maximumReported, element.attribute("maximumReported").flatMap { Int($0) })
        Self.set(&minimumForms, element.attribute("minimumForms").flatMap { Int($0) })
        Self.set(&minimumDifference, Self.number(element, "minimumDifference"))
        let near = element.child("nearDuplicates")
        Self.set(&minimumMatch, Self.number(near, "minimumMatch"))
        Self.set(&minimumAnswers, near?.attribute("minimumAnswers").flatMap { Int($0) })
        Self.set(&maximumCompared, near?.attribute("maximumCompared").flatMap { Int($0) })
        Self.set(&minimumRun, Self.number(element.child("straightLining"), "minimumRun"))
        Self.set(&straightLevel, Self.number(element.child("straightLining"), "level"))
        Self.set(&shortestShare, Self.number(element.child("tooShort"), "share"))
        if let hours = element.child("outOfHours") {
            Self.set(&self.hours, Self.hours(hours))
            Self.set(&workingDays, hours.attribute("days").map { Set($0.compactMap(\.wholeNumberValue)) })
        }
        Self.set(&minimumBlankShare, Self.number(element.child("manyBlanks"), "minimumShare"))
        Self.set(&blankLevel, Self.number(element.child("manyBlanks"), "level"))
        Self.set(&maximumPerDay, element.child("productivity")?.attribute("maximumPerDay").flatMap { Int($0) })
        Self.set(&collectionLevel, Self.number(element.child("collection"), "level"))
    }

    /// The hours of `<outOfHours>`, with the default for an end that is not given; nil if they end before they begin.
    static func hours(_ element: XMLElement) -> ClosedRange<Int>? {
        let usual = FieldCheckSettings().hours
        let from = minutes(element.attribute("from")) ?? usual.lowerBound
        let to = minutes(element.attribute("to")) ?? usual.upperBound
        return from <= to ? from...to : nil
    }

    private static func minutes(_ text: String?) -> Int? {
        let parts = (text ?? "").split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }

    private static func number(_ element: XMLElement?, _ name: String) -> Double? {
        element?.attribute(name).flatMap { Double($0) }
    }

    private static func set<Value>(_ setting: inout Value, _ value: Value?) {
        if let value { setting = value }
    }
}
