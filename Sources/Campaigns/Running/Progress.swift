public import Figures

/// How far a run has come; told to whoever waits for it.
public enum Progress: Sendable, Hashable {
    /// A stage begins.
    case stage(LocalizedText)
    /// So many of so many parts of the stage are done.
    case step(done: Int, of: Int)
    /// Something that people should know at once.
    case message(LocalizedText)
}

/// What takes the progress of a run.
public typealias ProgressSink = @Sendable (Progress) -> Void
