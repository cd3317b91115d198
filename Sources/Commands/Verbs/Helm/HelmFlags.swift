extension Flag {
  // What is set of a chart.
  static let valuesFile = Flag("values", short: "f", .required(.file))
  static let setValue = Flag("set", .required(.chartValue))
  static let setString = Flag("set-string", .required(.chartValue))
  static let reuseValues = Flag("reuse-values")
  static let resetValues = Flag("reset-values")
  static let resetThenReuseValues = Flag("reset-then-reuse-values")

  // Which chart.
  static let chartVersion = Flag("version", .required(.text("VERSION")))
  static let repositoryURL = Flag("repo", .required(.text("URL")))

  // How a release is made.
  static let installIfAbsent = Flag("install", short: "i")
  static let createNamespace = Flag("create-namespace")
  static let atomic = Flag("atomic")
  static let rollbackOnFailure = Flag("rollback-on-failure")
  static let skipCRDs = Flag("skip-crds")
  static let includeCRDs = Flag("include-crds")
  static let keepHistory = Flag("keep-history")

  // How releases are shown.
  static let everyStatus = Flag("all", short: "a")
  static let short = Flag("short", short: "q")
  static let helmOutput = Flag("output", short: "o", .required(.words(["table", "json", "yaml"])))

  // Of repositories and registries.
  static let forceUpdate = Flag("force-update")
  static let user = Flag("username", short: "u", .required(.text("USER")))
  static let password = Flag("password", short: "p", .required(.text("PASSWORD")))
  static let passwordFromInput = Flag("password-stdin")

  /// What `install`, `upgrade` and `template` take alike.
  static let ofChart: [Flag] = [
    .valuesFile, .setValue, .setString, .chartVersion, .repositoryURL, .namespace, .createNamespace, .wait,
    .timeout, .dryRun, .skipCRDs,
  ]
}
