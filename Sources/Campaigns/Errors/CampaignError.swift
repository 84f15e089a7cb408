public import Figures

/// Why a command could not do its work, with the exit status that says so.
public struct CampaignError: Error, Equatable, Sendable {
    /// What kind of failure it is; decides the exit status.
    public var kind: Kind
    /// What is wrong and what to do, one text a problem.
    public var problems: [LocalizedText]

    /// The kinds of failure, by what the user can do about them.
    public enum Kind: Int32, Sendable, Hashable, CaseIterable {
        /// The command was used wrongly.
        case usage = 64
        /// An input cannot be used as it is.
        case unusableInput = 65
        /// An input is not there.
        case missingFile = 66
        /// A defect of the program.
        case defect = 70
        /// Reading or writing failed.
        case inputOutput = 74
    }

    /// Makes an error from its parts.
    public init(_ kind: Kind, _ problems: [LocalizedText]) {
        self.kind = kind
        self.problems = problems
    }

    /// Makes an error of one problem.
    public init(_ kind: Kind, vi: String, en: String) {
        self.init(kind, [LocalizedText(vi: vi, en: en)])
    }
}
