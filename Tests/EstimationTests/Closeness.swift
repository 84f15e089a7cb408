/// Whether two numbers agree to a relative tolerance.
func isClose(_ value: Double, _ reference: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(value - reference) <= tolerance * max(abs(value), abs(reference))
}
