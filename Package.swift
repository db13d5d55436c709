// swift-tools-version: 6.3
import PackageDescription

/// Every Swift target is held to the same rules; the proposals are named so that each can be looked up.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0480
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

func library(_ name: String, pkgConfig: String, package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
    name: "recordad",
    products: [.executable(name: "recordad", targets: ["recordad"])],
    traits: [.trait(name: "CrashPoints", description: "Lets tests kill the program at chosen places")],
    targets: [
        library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
        library("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
        library("CSystemd", pkgConfig: "libsystemd", package: "libsystemd-dev"),
        library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
        .systemLibrary(name: "CLinux"),

        module("CrashPoints"),
        module("Dunning"),
        module("Formats"),
        module("Digest", ["CCrypto"]),
        module("Correspondence", ["Dunning", "Formats"]),
        module("Settings", ["Dunning", "Formats"]),
        module("Storage", ["CrashPoints", "Dunning", "Formats", "CSQLite"]),
        module("Delivery", ["CrashPoints", "Dunning", "CCurl"]),
        module(
            "Records", ["CrashPoints", "Dunning", "Formats", "Digest", "Storage", "Correspondence", "CLinux"]),
        module("Systemd", ["Formats", "CSystemd"]),
        module(
            "Service",
            [
                "CrashPoints", "Dunning", "Formats", "Digest", "Correspondence", "Settings", "Storage", "Delivery",
                "Records",
            ]),
        .executableTarget(
            name: "recordad",
            dependencies: [
                "CrashPoints", "Dunning", "Formats", "Digest", "Correspondence", "Settings", "Storage", "Delivery",
                "Records", "Systemd", "Service",
            ],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("DunningTests", ["Dunning"]),
        tests("FormatsTests", ["Formats"]),
        tests("DigestTests", ["Digest"]),
        tests("CorrespondenceTests", ["Correspondence", "Dunning"]),
        tests("SettingsTests", ["Settings", "Dunning"]),
        tests("StorageTests", ["Storage", "Dunning", "Formats"]),
        tests("DeliveryTests", ["Delivery", "Dunning"], exclude: ["Scripts"]),
        tests("RecordsTests", ["Records", "Storage", "Dunning", "Correspondence", "Formats", "Digest"]),
        tests("SystemdTests", ["Systemd"]),
        tests(
            "ServiceTests",
            [
                "Service", "Settings", "Storage", "Delivery", "Records", "Correspondence", "Dunning", "Digest",
            ]),
        tests("CommandTests", ["recordad", "Storage", "Dunning", "Formats"]),
        tests("RepositoryTests", ["Correspondence"]),

        .target(
            name: "FuzzTargets",
            dependencies: ["Dunning", "Formats", "Correspondence", "Settings", "Storage", "Delivery"],
            path: "Fuzz/Targets", swiftSettings: strict),
        tests("FuzzTests", ["FuzzTargets"]),
    ],
    swiftLanguageModes: [.v6]
)

// Only 'make fuzz' can link this one: what it calls comes with -sanitize=fuzzer.
if Context.environment["FUZZ"] != nil {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets", "CFuzzer"], path: "Fuzz/Driver", swiftSettings: strict),
    ]
}
