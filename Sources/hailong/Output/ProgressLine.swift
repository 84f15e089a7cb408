import Campaigns
import Figures
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Shows progress on standard error: one line that is written over on a terminal, a line a stage otherwise.
final class ProgressLine: Sendable {
    private let language: Language
    private let isQuiet: Bool
    private let isTerminal: Bool
    private let state = Mutex(State())

    private struct State {
        var stage = ""
        var percent = -1
        var isOpen = false
    }

    init(language: Language, isQuiet: Bool) {
        self.language = language
        self.isQuiet = isQuiet
        isTerminal = isatty(STDERR_FILENO) == 1
    }

    /// Shows how far the work has come.
    func show(_ progress: Progress) {
        guard !isQuiet else { return }
        state.withLock { state in
            switch progress {
            case .stage(let text):
                state.stage = text.text(language)
                state.percent = -1
                write(state.stage + " …", over: &state)
            case .step(let done, let total):
                let percent = total > 0 ? done * 100 / total : 100
                guard isTerminal, percent != state.percent else { return }
                state.percent = percent
                write("\(state.stage) … \(percent) %", over: &state)
            case .message(let text):
                end(&state)
                StandardError.print(text.text(language))
            }
        }
    }

    /// Takes the line away, so that what follows begins on a line of its own.
    func clear() {
        state.withLock { end(&$0) }
    }

    private func write(_ text: String, over state: inout State) {
        if isTerminal {
            StandardError.write("\r\u{1B}[K" + text)
            state.isOpen = true
        } else {
            StandardError.print(text)
        }
    }

    private func end(_ state: inout State) {
        if state.isOpen {
            StandardError.write("\r\u{1B}[K")
            state.isOpen = false
        }
    }
}
