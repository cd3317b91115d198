import Kubernetes

/// An option of a command, as kubectl writes it: `--namespace demo`, `--namespace=demo`, `-n demo`, `-ndemo`.
public struct Flag: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    /// Present or not; `--flag=false` says not.
    case none
    case required(Argument.Value)
    /// `--dry-run` alone means the default, `--dry-run=client` the value; a word that follows is no value.
    case optional(Argument.Value, default: String)
  }

  public let name: String
  public let short: Character?
  public let value: Value

  public init(_ name: String, short: Character? = nil, _ value: Value = .none) {
    self.name = name
    self.short = short
    self.value = value
  }

  /// What its value is; nil when it has none.
  var takes: Argument.Value? {
    switch value {
    case .none: nil
    case .required(let value), .optional(let value, _): value
    }
  }

  /// As usage shows it: `--replicas=COUNT`, `--watch`.
  public var usage: String {
    switch value {
    case .none: "--\(name)"
    case .required(let value): "--\(name)=\(value.label)"
    case .optional(let value, _): "--\(name)[=\(value.label)]"
    }
  }
}

extension Flag {
  // On most of kubectl's commands.
  static let namespace = Flag("namespace", short: "n", .required(.objects(.namespace)))
  static let output = Flag("output", short: "o", .required(.outputFormat))
  static let filename = Flag("filename", short: "f", .required(.file))
  static let kustomize = Flag("kustomize", short: "k", .required(.file))
  static let recursive = Flag("recursive", short: "R")
  static let selector = Flag("selector", short: "l", .required(.selector))
  static let fieldSelector = Flag("field-selector", .required(.text("SELECTOR")))
  static let allNamespaces = Flag("all-namespaces", short: "A")
  static let all = Flag("all")
  static let overwrite = Flag("overwrite")
  static let dryRun = Flag("dry-run", .optional(.words(["none", "client", "server"]), default: "unchanged"))
  static let force = Flag("force")
  static let ignoreNotFound = Flag("ignore-not-found")
  static let gracePeriod = Flag("grace-period", .required(.text("SECONDS")))
  static let timeout = Flag("timeout", .required(.duration))
  static let cascade = Flag(
    "cascade", .optional(.words(["background", "foreground", "orphan"]), default: "background"))
  static let wait = Flag("wait", .optional(.words(["true", "false"]), default: "true"))
  static let now = Flag("now")

  // How a list is shown.
  static let watch = Flag("watch", short: "w")
  static let watchOnly = Flag("watch-only")
  static let showLabels = Flag("show-labels")
  static let labelColumns = Flag("label-columns", short: "L", .required(.labelKey))
  static let noHeaders = Flag("no-headers")
  static let sortBy = Flag("sort-by", .required(.text("JSONPATH")))
  static let showKind = Flag("show-kind")
  static let showManagedFields = Flag("show-managed-fields")
  static let list = Flag("list")
  static let template = Flag("template", .required(.text("TEMPLATE")))

  // Of logs.
  static let follow = Flag("follow", short: "f")
  static let tail = Flag("tail", .required(.count))
  static let since = Flag("since", .required(.duration))
  static let sinceTime = Flag("since-time", .required(.text("TIME")))
  static let timestamps = Flag("timestamps")
  static let allContainers = Flag("all-containers")
  static let allPods = Flag("all-pods")
  static let prefix = Flag("prefix")
  static let previous = Flag("previous", short: "p")

  // Of single commands.
  static let image = Flag("image", .required(.text("IMAGE")))
  static let replicas = Flag("replicas", short: "r", .required(.count))
  static let scaleReplicas = Flag("replicas", .required(.count))
  static let currentReplicas = Flag("current-replicas", .required(.count))
  static let port = Flag("port", .required(.count))
  static let targetPort = Flag("target-port", .required(.text("PORT")))
  static let name = Flag("name", .required(.text("NAME")))
  static let type = Flag("type", .required(.text("TYPE")))
  static let labels = Flag("labels", short: "l", .required(.text("LABELS")))
  static let env = Flag("env", .required(.text("NAME=VALUE")))
  static let restart = Flag("restart", .required(.words(["Always", "OnFailure", "Never"])))
  static let requests = Flag("requests", .required(.text("cpu=…,memory=…")))
  static let limits = Flag("limits", .required(.text("cpu=…,memory=…")))
  static let containers = Flag("containers", short: "c", .required(.text("CONTAINER")))
  static let patch = Flag("patch", short: "p", .required(.text("PATCH")))
  static let patchType = Flag("type", .required(.words(["strategic", "merge", "json"])))
  static let subresource = Flag("subresource", .required(.text("SUBRESOURCE")))
  static let condition = Flag("for", .required(.text("CONDITION")))
  static let toRevision = Flag("to-revision", .required(.count))
  static let revision = Flag("revision", .required(.count))
  static let fromLiteral = Flag("from-literal", .required(.text("KEY=VALUE")))
  static let fromFile = Flag("from-file", .required(.file))
  static let tcp = Flag("tcp", .required(.text("PORT[:TARGET]")))
  static let minAvailable = Flag("min-available", .required(.text("COUNT")))
  static let maxUnavailable = Flag("max-unavailable", .required(.text("COUNT")))
  static let value = Flag("value", .required(.count))
  static let globalDefault = Flag("global-default")
  static let description = Flag("description", .required(.text("TEXT")))
  static let hard = Flag("hard", .required(.text("pods=…,cpu=…")))
  static let ignoreDaemonSets = Flag("ignore-daemonsets")
  static let deleteEmptyDirData = Flag("delete-emptydir-data")
  static let disableEviction = Flag("disable-eviction")
  static let podSelector = Flag("pod-selector", .required(.selector))
  static let recursiveExplain = Flag("recursive")
  static let apiVersion = Flag("api-version", .required(.text("GROUP/VERSION")))
  static let namespaced = Flag("namespaced", .optional(.words(["true", "false"]), default: "true"))
  static let with = Flag("with", .required(.file))
  static let apiGroup = Flag("api-group", .required(.text("GROUP")))
  static let types = Flag("types", .required(.text("TYPES")))
  static let forObject = Flag("for", .required(.text("KIND/NAME")))
  static let serverSide = Flag("server-side")
  static let validate = Flag("validate", .optional(.words(["strict", "warn", "ignore"]), default: "strict"))
  static let prune = Flag("prune")
  static let current = Flag("current")
  static let from = Flag("from", .required(.text("cronjob/NAME")))
  static let schedule = Flag("schedule", .required(.text("'*/5 * * * *'")))
  static let min = Flag("min", .required(.count))
  static let max = Flag("max", .required(.count))
  static let cpu = Flag("cpu", .required(.text("70%")))
  static let memory = Flag("memory", .required(.text("70%")))
  static let cpuPercent = Flag("cpu-percent", .required(.count))
}
