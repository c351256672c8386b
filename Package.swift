// swift-tools-version: 6.2
import PackageDescription

// libyaml and OpenSSL's hash go into the binary itself, so that one file is all a municipality needs: on Linux the archive
// that their package brings is named, as pkg-config would name the shared library.
#if os(Linux)
    let yamlPackage: String? = nil
#else
    let yamlPackage: String? = "yaml-0.1"
#endif

// Every module of the house and what it may import. Nothing else may: CI builds with
// `--explicit-target-dependency-import-check error`.
let package = Package(
    name: "heraut",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "heraut", targets: ["heraut"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "HerautModel",
            dependencies: [.target(name: "CCrypto", condition: .when(platforms: [.linux]))],
            linkerSettings: [.linkedLibrary(":libcrypto.a", .when(platforms: [.linux]))]),
        .systemLibrary(
            name: "CYAML", pkgConfig: yamlPackage,
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(
            name: "HerautYAML", dependencies: ["HerautModel", "CYAML"],
            linkerSettings: [.linkedLibrary(":libyaml.a", .when(platforms: [.linux]))]),
        .target(name: "HerautArchive", dependencies: ["HerautModel", "CZlib"]),
        .target(name: "HerautLanguage", dependencies: ["HerautModel"]),
        .target(name: "HerautLaw", dependencies: ["HerautLanguage", "HerautModel"]),
        .target(
            name: "HerautTemplate", dependencies: ["HerautLaw", "HerautLanguage", "HerautModel"]),
        .target(name: "HerautLint", dependencies: ["HerautLaw", "HerautLanguage", "HerautModel"]),
        .target(
            name: "HerautRender",
            dependencies: ["HerautArchive", "HerautLaw", "HerautLanguage", "HerautModel", "CZlib"]),
        .target(
            name: "HerautMerge",
            dependencies: [
                "HerautTemplate", "HerautLint", "HerautRender", "HerautArchive", "HerautLaw",
                "HerautLanguage",
                "HerautModel",
            ]),
        .target(
            name: "HerautResources",
            dependencies: ["HerautModel", "HerautYAML"],
            exclude: ["Templates", "Locales"],
            plugins: ["EmbedResources"]),
        .target(
            name: "HerautCommands",
            dependencies: [
                "HerautMerge", "HerautTemplate", "HerautLint", "HerautRender", "HerautLaw",
                "HerautLanguage", "HerautResources", "HerautYAML", "HerautModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "heraut", dependencies: ["HerautCommands"]),
        .executableTarget(name: "embed-resources", dependencies: ["HerautYAML", "HerautModel"]),
        .plugin(
            name: "EmbedResources", capability: .buildTool(), dependencies: ["embed-resources"],
            path: "Sources/Plugins/EmbedResources"),
        .target(
            name: "HerautTestSupport",
            dependencies: ["HerautTemplate", "HerautLanguage", "HerautModel", "HerautYAML"],
            path: "Tests/HerautTestSupport"),
        .executableTarget(
            name: "heraut-benchmark",
            dependencies: [
                "HerautMerge", "HerautTemplate", "HerautLint", "HerautRender", "HerautLaw", "HerautLanguage",
                "HerautModel", "HerautYAML", "HerautResources", "HerautTestSupport",
            ],
            path: "Tests/Benchmarks/Tool"),
        .testTarget(
            name: "HerautModelTests", dependencies: ["HerautModel", "HerautYAML", "HerautTestSupport"]),
        .testTarget(
            name: "HerautLanguageTests",
            dependencies: ["HerautLanguage", "HerautModel", "HerautResources", "HerautTestSupport"]),
        .testTarget(
            name: "HerautLawTests",
            dependencies: [
                "HerautLaw", "HerautLanguage", "HerautModel", "HerautResources", "HerautTestSupport",
            ]),
        .testTarget(
            name: "HerautTemplateTests",
            dependencies: [
                "HerautTemplate", "HerautLaw", "HerautLanguage", "HerautModel", "HerautYAML",
                "HerautResources", "HerautTestSupport",
            ]),
        .testTarget(
            name: "HerautLintTests",
            dependencies: [
                "HerautLint", "HerautLaw", "HerautLanguage", "HerautModel", "HerautYAML",
                "HerautResources", "HerautTestSupport",
            ]),
        .testTarget(
            name: "HerautRenderTests",
            dependencies: [
                "HerautRender", "HerautLanguage", "HerautModel", "HerautYAML", "HerautTestSupport", "CZlib",
            ]),
        .testTarget(
            name: "HerautMergeTests",
            dependencies: [
                "HerautMerge", "HerautTemplate", "HerautLint", "HerautRender", "HerautLaw", "HerautLanguage",
                "HerautModel", "HerautYAML", "HerautResources", "HerautTestSupport",
            ]),
        .testTarget(
            name: "HerautResourcesTests",
            dependencies: ["HerautResources", "HerautYAML", "HerautModel", "HerautTestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "HerautCommands", "HerautLint", "HerautModel", "HerautResources", "HerautYAML",
                "HerautTestSupport", "heraut",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// The settings loop: one place where the compiler is told how strict to be.
for target in package.targets where ![.system, .plugin].contains(target.type) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .treatAllWarnings(as: .error),
        ]
}
