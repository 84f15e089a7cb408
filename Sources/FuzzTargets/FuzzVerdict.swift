public import Figures

/// What became of an input: a right answer of what was fuzzed.
public enum FuzzVerdict: Sendable, Equatable {
    /// It was read, and everything that must hold of it does.
    case read
    /// It was refused, with a reason.
    case refused(LocalizedText)
}

/// Something that must hold of every input does not: a find of the fuzzer.
public struct FuzzFailure: Error, CustomStringConvertible {
    /// What does not hold.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Says that something must hold.
func require(_ holds: Bool, _ what: @autoclosure () -> String) throws(FuzzFailure) {
    if !holds { throw FuzzFailure(what()) }
}
