public import Figures

/// Which documents stand beside each other, so that none links to one that is not written.
public struct ReportLinks: Sendable, Hashable {
    /// The places of the units that have a page; nil for all.
    public var units: Set<Int>?
    /// The languages that pages are written in.
    public var languages: [Language]

    /// Makes links.
    public init(units: Set<Int>? = nil, languages: [Language] = [.vi]) {
        self.units = units
        self.languages = languages
    }

    /// Whether a unit has a page.
    func hasPage(_ unit: Int) -> Bool { units?.contains(unit) ?? true }
}

extension Language {
    /// The ending of a page's name: Vietnamese pages have none before `.html`.
    var pageEnding: String { ending + ".html" }

    /// What stands before the ending of a document's form: nothing for Vietnamese.
    var ending: String { self == .vi ? "" : ".en" }

    /// The language's own name, as its readers look for it.
    var ownName: String { self == .vi ? "Tiếng Việt" : "English" }
}
