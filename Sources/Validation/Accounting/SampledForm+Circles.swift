extension [SampledForm] {
    /// The rows whose replacements lead back to themselves: a form that stands in its own place, two that stand in each
    /// other's. Such rows say nothing about who was drawn first.
    ///
    /// - Returns: the circles, each as its rows from the first line on, in the order of the file.
    public var circlesOfReplacements: [[SampledForm]] {
        var rows: [FormNumber: SampledForm] = [:]
        var next: [FormNumber: FormNumber] = [:]
        for row in self {
            guard let form = row.form.map(FormNumber.init), rows[form] == nil else { continue }
            rows[form] = row
            next[form] = row.replacement.map(FormNumber.init)
        }
        return Circles.all(of: next).map { circle in
            circle.compactMap { rows[$0] }.sorted { $0.line < $1.line }
        }.sorted { ($0.first?.line ?? 0) < ($1.first?.line ?? 0) }
    }
}
