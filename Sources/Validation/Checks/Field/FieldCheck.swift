/// A check of the field: one that sees all accepted forms of a questionnaire at once.
protocol FieldCheck: Sendable {
    /// Looks at the forms. What it says depends on the forms and the settings alone.
    func outcome(_ sample: FieldSample) -> FieldOutcome
}
