import Documents
import Figures
import Units

/// What every part of every document needs: the material, the language, how figures print, where pages stand.
struct ReportContext: Sendable {
    let material: ReportMaterial
    let language: Language
    let printer: FigurePrinter
    let links: ReportLinks
    let pages: UnitPages
    /// The units that have a page, in the order of their file, and the place of each in it.
    private let order: [Int]
    private let places: [Int: Int]
    /// The confidence level as printed: 95%.
    let confidence: String
    /// The path from a page back to the folder of the reports: empty for the overview.
    var root = ""

    init(_ material: ReportMaterial, language: Language, links: ReportLinks) throws(ReportsError) {
        self.material = material
        self.language = language
        self.links = links
        printer = FigurePrinter(language: language, rules: material.campaign.rounding)
        pages = UnitPages(material.units)
        let order = material.coveredUnits.filter(links.hasPage)
        self.order = order
        places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        confidence = try printer.confidence(material.campaign.confidence)
    }

    /// The same for a page in a folder below the reports' own.
    func below(_ root: String) -> ReportContext {
        var context = self
        context.root = root
        return context
    }

    /// A text in the document's language.
    func t(_ text: LocalizedText) -> String { text.text(language) }

    /// A unit's name in the document's language.
    func name(of unit: Int) -> String { material.units.units[unit].name(in: language) }

    /// A unit's name, linked to its page where there is one.
    func linkedName(of unit: Int) -> [Inline] {
        let name = name(of: unit)
        guard links.hasPage(unit), let target = target("units/" + pages.name(of: unit) + language.pageEnding) else {
            return [.text(name)]
        }
        return [.link(target, [.text(name)])]
    }

    /// The units whose pages stand before and behind a unit's, in the order of their file.
    func neighbours(of unit: Int) -> (previous: Int?, next: Int?) {
        guard let place = places[unit] else { return (nil, nil) }
        return (place > 0 ? order[place - 1] : nil, place + 1 < order.count ? order[place + 1] : nil)
    }

    /// A link to a file of the report set, by its path from the set's folder.
    func target(_ path: String) -> LinkTarget? { try? LinkTarget(root + path) }

    /// The header of interval columns.
    var intervalHeader: String { t(CommonTexts.interval(confidence)) }

    /// The interval of a figure as a cell.
    func intervalCell(_ figure: Figure) -> TableCell {
        figure.interval.map { .interval($0) } ?? .notApplicable
    }

    /// The notices as one callout; nil where there is nothing to say.
    func notice() -> Callout? {
        let notices = material.notices
        guard !notices.isEmpty else { return nil }
        return Callout(.important, paragraphs: notices.map { [.text($0.text(language))] })
    }

    /// Links to the overview, to the annex of a decision, and to this page in the other languages.
    func navigation(pathWithoutEnding path: String, isOverview: Bool) -> [DocumentLink] {
        var found: [DocumentLink] = []
        if let overview = target("index" + language.pageEnding) {
            found.append(DocumentLink(text: t(CommonTexts.overview), target: overview, isCurrent: isOverview))
        }
        if material.hasDecision, let annex = target(DecisionAnnex.name + language.pageEnding) {
            found.append(
                DocumentLink(text: t(DecisionTexts.short), target: annex, isCurrent: path == DecisionAnnex.name))
        }
        let others = [(FieldReport.name, FieldTexts.short), (MethodAnnex.name, MethodTexts.annexShort)]
        for (name, text) in others where name != FieldReport.name || material.hasField {
            guard let page = target(name + language.pageEnding) else { continue }
            found.append(DocumentLink(text: t(text), target: page, isCurrent: path == name))
        }
        for other in links.languages where other != language {
            if let page = target(path + other.pageEnding) {
                found.append(DocumentLink(text: other.ownName, target: page))
            }
        }
        return found
    }

    /// What is known about a document, for its title block and its file's properties.
    func metadata(subject: String, details: [Definition]) -> DocumentMetadata {
        DocumentMetadata(
            author: material.campaign.agency.map { t($0) }, subject: subject, generator: material.campaign.program,
            details: details)
    }

    /// What official documents of the campaign have around their text; nil where no agency or letterhead is given.
    ///
    /// - Parameters:
    ///   - kind: the kind of document.
    ///   - isMain: whether it is the campaign's report, which has the number that the campaign gives.
    func letterhead(_ kind: LocalizedText, isMain: Bool) -> Letterhead? {
        let campaign = material.campaign
        guard campaign.agency != nil || campaign.letterhead != nil else { return nil }
        let facts = campaign.letterhead ?? LetterheadFacts()
        return Letterhead(
            superior: facts.superior.map(t), agency: campaign.agency.map(t) ?? "……………",
            number: isMain ? facts.number : nil, place: facts.place.map(t),
            date: facts.date.map(printer.format.longDate),
            kind: t(kind), recipients: facts.recipients.map(t), capacity: facts.capacity.map(t), signer: facts.signer)
    }

    /// Agency, fieldwork and campaign: the first lines of every document.
    func campaignDetails() -> [Definition] {
        let campaign = material.campaign
        var details: [Definition] = []
        if let agency = campaign.agency { details.append(Definition(t(CommonTexts.agency), t(agency))) }
        details.append(Definition(t(CommonTexts.year), "\(campaign.year)"))
        if let from = campaign.fieldworkFrom, let to = campaign.fieldworkTo {
            let format = printer.format
            details.append(
                Definition(
                    t(CommonTexts.fieldwork), t(CommonTexts.span(format.date(from), format.date(to)))))
        }
        return details
    }

    /// The last lines of every document.
    func closing() -> [[Inline]] {
        [[.text(t(CommonTexts.closing(program: material.campaign.program, campaign: material.campaign.id)))]]
    }
}
