// swift-tools-version: 6.2
import PackageDescription

// The generator of the benchmarks' data, a package of its own so that the program's build does not pay for it.
// `make bench` in the repository's folder runs everything.

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    targets: [
        .executableTarget(name: "make-bench-data")
    ],
    swiftLanguageModes: [.v6]
)
