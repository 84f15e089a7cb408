#if canImport(Glibc)
internal import Glibc
#endif

extension SeededGenerator {
    /// A draw from the standard normal distribution for simulation, to about seven digits: inversion by Wichura's rational
    /// functions (1988, AS 241, PPND7), several times as fast as `normal()`.
    mutating func quickNormal() -> Double { Self.quickQuantile(openUnit()) }

    /// The normal quantile to about seven digits, for 0 < p < 1.
    static func quickQuantile(_ p: Double) -> Double {
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            let top = ((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179
            let bottom = ((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1
            return q * top / bottom
        }
        let tail = (-log(q < 0 ? p : 1 - p)).squareRoot()
        let value: Double
        if tail <= 5 {
            let r = tail - 1.6
            let top = ((0.17023821103 * r + 1.3067284816) * r + 2.7568153900) * r + 1.4234372777
            value = top / ((0.12021132975 * r + 0.73700164250) * r + 1)
        } else {
            let r = tail - 5
            let top = ((0.017337203997 * r + 0.42868294337) * r + 3.0812263860) * r + 6.6579051150
            value = top / ((0.012258202635 * r + 0.24197894225) * r + 1)
        }
        return q < 0 ? -value : value
    }
}
