/// Why a document could not be used: every problem that was found, in the order of the document.
public struct XMLFailure: Error, Sendable, Hashable {
    /// The problems; at least one.
    public var problems: [XMLProblem]
    /// How many more there were beyond the limit that is kept.
    public var omitted: Int

    /// Makes a failure.
    public init(_ problems: [XMLProblem], omitted: Int = 0) {
        self.problems = problems
        self.omitted = omitted
    }
}

/// Why a streaming parse ended early.
public enum XMLParseError<Stop: Error>: Error {
    /// The document is refused.
    case refused(XMLProblem)
    /// The handler stopped the parse.
    case stopped(Stop)
}

extension XMLParseError: Equatable where Stop: Equatable {}

extension XMLParseError where Stop == Never {
    /// The problem: with a handler that does not stop there is always one.
    public var problem: XMLProblem {
        switch self {
        case .refused(let problem): problem
        }
    }
}
