public import Expressions
public import Figures

/// An instrument: what is asked, on which scales, under which rules, and how the answers become an index.
public struct Questionnaire: Sendable {
    /// The identifier, which is also the file's name before `.questionnaire.xml`.
    public var id: String
    /// The version of the wording, as the office counts it.
    public var version: String
    /// What the form is called.
    public var title: LocalizedText
    /// The legal text or publication that the wording comes from.
    public var source: LocalizedText
    /// Whether the wording is the official text; if not, forms and reports say so.
    public var isOfficialWording: Bool
    /// The first day on which the instrument may be used.
    public var validFrom: CalendarDate?
    /// The last day on which the instrument may be used.
    public var validTo: CalendarDate?
    /// The scales that questions name.
    public var scales: [Scale]
    /// The sections of the form in order.
    public var sections: [Section]
    /// All questions in the order of the form; a question's place here is its column's place in a response table.
    public var questions: [Question]
    /// The rules across questions.
    public var rules: [Rule]
    /// How answers become an index; nil for an instrument that has none.
    public var index: IndexDefinition?

    /// Makes a questionnaire from its parts. `QuestionnaireReader` makes checked ones from files.
    public init(
        id: String, version: String, title: LocalizedText, source: LocalizedText, isOfficialWording: Bool,
        validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil, scales: [Scale], sections: [Section],
        questions: [Question], rules: [Rule] = [], index: IndexDefinition? = nil
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.source = source
        self.isOfficialWording = isOfficialWording
        self.validFrom = validFrom
        self.validTo = validTo
        self.scales = scales
        self.sections = sections
        self.questions = questions
        self.rules = rules
        self.index = index
    }

    /// The scale of an identifier.
    public func scale(_ id: String) -> Scale? { scales.first { $0.id == id } }

    /// The scale of a coded question.
    public func scale(of question: Question) -> Scale? { question.scaleID.flatMap { scale($0) } }

    /// The place of a question in `questions`.
    public func position(of questionID: String) -> Int? { questions.firstIndex { $0.id == questionID } }

    /// The place in `questions` of the question that plays a part in the design.
    public func position(of role: DesignRole) -> Int? { questions.firstIndex { $0.role == role } }
}

/// A part of a form (phần).
public struct Section: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// What stands above its questions.
    public var title: LocalizedText

    /// Makes a section from its parts.
    public init(id: String, title: LocalizedText) {
        self.id = id
        self.title = title
    }
}

/// A rule across questions: what must hold in each form.
public struct Rule: Sendable {
    /// The identifier that findings name.
    public var id: String
    /// What must hold; unknown (because of missing answers) counts as holding.
    public var condition: Expression
    /// What a violation does to the record.
    public var severity: Severity
    /// What to say when it does not hold.
    public var message: LocalizedText

    /// Makes a rule from its parts.
    public init(id: String, condition: Expression, severity: Severity, message: LocalizedText) {
        self.id = id
        self.condition = condition
        self.severity = severity
        self.message = message
    }
}
