internal import CPCRE2

/// A regular expression in the syntax of PCRE2, compiled once and matched against whole texts.
///
/// As `regex()` of XLSForm it must fit the text from its first to its last character; `^` and `$` may be written but
/// need not. Classes such as `\w` and `\d` go by Unicode, as on the telephones that ODK Collect runs on. `\C`, which
/// cuts characters in two, is refused.
///
/// A match that costs more than `Limits` allow has no answer: a pattern such as `(a+)+b` would else hold up a whole
/// import. The limits count steps and memory, not time, so that every machine comes to the same result.
///
/// Unchecked: PCRE2 never writes to a compiled pattern, and the pointer is let go by `deinit` alone.
final class Pattern: @unchecked Sendable {
    /// What a match may cost.
    enum Limits {
        /// The most steps of matching.
        static let steps: UInt32 = 100_000
        /// The most levels of backtracking.
        static let depth: UInt32 = 2_000
        /// The most memory of a match, in KiB.
        static let heap: UInt32 = 1_024
        /// The most levels of parentheses in a pattern.
        static let parentheses: UInt32 = 50
    }

    /// What a match comes to.
    enum Outcome {
        case fits
        case differs
        /// It cost more than the limits allow.
        case exceeded
    }

    /// What is wrong with a pattern.
    struct Fault: Error, Equatable {
        /// The number of characters before the place.
        let offset: Int
        /// PCRE2's number of the error.
        let code: Int32
    }

    private let code: OpaquePointer

    /// Compiles a pattern; throws what is wrong with it.
    init(_ source: String) throws(Fault) {
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_parens_nest_limit_8(context, Limits.parentheses)
        let options =
            PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY
        var number: Int32 = 0
        var offset = 0
        let bytes = Array(source.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, context) else {
            let before = String(decoding: bytes.prefix(offset), as: UTF8.self)
            throw Fault(offset: before.count, code: number)
        }
        self.code = code
    }

    deinit { pcre2_code_free_8(code) }

    /// Something that matches texts one after the other; one for each thread.
    func matcher() -> Matcher { Matcher(self) }

    /// The memory of matching, used again for each text.
    final class Matcher {
        private let pattern: Pattern
        private let data: OpaquePointer?
        private let context: OpaquePointer?

        fileprivate init(_ pattern: Pattern) {
            self.pattern = pattern
            data = pcre2_match_data_create_8(1, nil)
            context = pcre2_match_context_create_8(nil)
            pcre2_set_match_limit_8(context, Limits.steps)
            pcre2_set_depth_limit_8(context, Limits.depth)
            pcre2_set_heap_limit_8(context, Limits.heap)
        }

        deinit {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }

        /// Whether the whole text fits the pattern.
        func outcome(of text: String) -> Outcome {
            var text = text
            // A string of Swift is always well-formed UTF-8, so PCRE2 need not look.
            let result = text.withUTF8 { bytes in
                pcre2_match_8(
                    pattern.code, bytes.baseAddress, bytes.count, 0, PCRE2_NO_UTF_CHECK, data, context)
            }
            if result >= 0 { return .fits }
            return result == PCRE2_ERROR_NOMATCH ? .differs : .exceeded
        }
    }
}
