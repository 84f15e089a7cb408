// swift-tools-version: 6.2
import PackageDescription

// Fuzzers of what reads untrusted bytes, a package of its own: they need libFuzzer and the address sanitizer.
// `make fuzz SECONDS=60` in the repository's folder builds and runs all of them; see README.md.

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hailong", path: "..")],
    targets: [
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "hailong-fuzz",
            dependencies: ["CFuzzer", .product(name: "FuzzTargets", package: "hailong")]),
    ],
    swiftLanguageModes: [.v6]
)
