import Kubernetes
import Manifests

/// What kubectl itself says, verbatim.
enum UpstreamText {
  static func invalidInteger(_ text: String, flag: Flag) -> String {
    "error: invalid argument \"\(text)\" for \"\(spelled(flag))\" flag: strconv.ParseInt: parsing \"\(text)\": "
      + "invalid syntax"
  }

  static func invalidBoolean(_ text: String, flag: Flag) -> String {
    "error: invalid argument \"\(text)\" for \"\(spelled(flag))\" flag: strconv.ParseBool: parsing \"\(text)\": "
      + "invalid syntax"
  }

  static func unknownFlag(_ flag: String) -> String { "error: unknown flag: \(flag)" }

  static func unknownShorthand(_ letter: Character, in word: String) -> String {
    "error: unknown shorthand flag: '\(letter)' in \(word)"
  }

  static func flagNeedsArgument(_ flag: String) -> String { "error: flag needs an argument: \(flag)" }

  static func shorthandNeedsArgument(_ letter: Character, _ word: String) -> String {
    "error: flag needs an argument: '\(letter)' in \(word)"
  }

  private static func spelled(_ flag: Flag) -> String {
    flag.short.map { "-\($0), --\(flag.name)" } ?? "--\(flag.name)"
  }
}

extension UpstreamText {
  static let mustSpecifyResource = """
    You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported \
    resources.

    error: Required resource not specified.
    """
  static let mixedResourceArguments =
    "error: there is no need to specify a resource type as a separate argument when passing arguments in "
    + "resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource "
    + "resource/<resource_name>'"
  static let nameAcrossNamespaces =
    "error: a resource cannot be retrieved by name across all namespaces"
  static let selectorWithName = "error: name cannot be provided when a selector is specified"
  static let nameRequired = "error: resource(s) were provided, but no name was specified"

  static func badResourceName(_ word: String) -> String {
    "error: arguments in resource/name form must have a single resource and name"
  }

  static func noMatches(_ kind: Kind, name: String, source: String) -> String {
    "error: resource mapping not found for name: \"\(name)\" namespace: \"\" from \"\(source)\": no matches for kind "
      + "\"\(kind.name)\" in version \"\(kind.apiVersion)\"\nensure CRDs are installed first"
  }
  static func noResourceType(_ word: String) -> String {
    "error: the server doesn't have a resource type \"\(word)\""
  }

  static func unparsableSelector(_ text: String) -> String {
    "error: unable to parse requirement: \(text)"
  }

  static func invalidFieldSelector(_ text: String) -> String {
    "error: invalid selector: '\(text)'; can't understand '\(text)'"
  }

  static func pathDoesNotExist(_ path: String) -> String { "error: the path \"\(path)\" does not exist" }

  /// Of a list that is empty; a cluster-scoped kind and all namespaces have no namespace to name.
  static func noResourcesFound(in namespace: String?) -> String {
    namespace.map { "No resources found in \($0) namespace." } ?? "No resources found"
  }

  static func scalingNodeGroup(_ name: String, in cluster: String) -> String {
    "[ℹ]  scaling nodegroup \"\(name)\" in cluster \(cluster)"
  }

  static let initiatedScaling = "[ℹ]  initiated scaling of nodegroup"

  /// `deployment.apps/web created`.
  static func did(_ verb: String, to object: String, dryRun: DryRun = .none) -> String {
    "\(object) \(verb)\(dryRun.suffix)"
  }

  static func deleted(_ kind: String, _ name: String, namespace: String?, isForced: Bool, dryRun: DryRun)
    -> String
  {
    "\(kind) \"\(name)\" \(isForced ? "force deleted" : "deleted")"
      + (namespace.map { " from \($0) namespace" } ?? "") + dryRun.suffix
  }

  static func requiredFlags(_ names: [String]) -> String {
    "error: required flag(s) \(names.map { "\"\($0)\"" }.joined(separator: ", ")) not set"
  }
}

/// Whether a command is to change anything.
enum DryRun: Equatable, Sendable {
  case none, client, server

  var suffix: String {
    switch self {
    case .none: ""
    case .client: " (dry run)"
    case .server: " (server dry run)"
    }
  }
}

extension UpstreamText {
  static func badJSONPath(_ text: String) -> String { "error: error parsing jsonpath \(text)" }

  static func unknownOutputFormat(_ text: String) -> String {
    "error: unable to match a printer suitable for the output format \"\(text)\", allowed formats are: "
      + "custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,"
      + "jsonpath-file,kyaml,name,template,templatefile,wide,yaml"
  }

  static func badCustomColumns(_ part: String) -> String {
    "error: unexpected custom-columns spec: \(part), expected <header>:<json-path-expr>"
  }

  static let noCustomColumns =
    "error: custom-columns format specified but no custom columns given"
}

// MARK: - Writing

extension UpstreamText {
  static func invalidDryRun(_ text: String) -> String {
    "error: Invalid dry-run value (\(text)). Must be \"none\", \"server\", or \"client\"."
  }

  static let createNeedsFilename = "error: must specify one of -f and -k"

  static func badLiteral(_ text: String) -> String {
    "error: invalid literal source \(text), expected key=value"
  }

  static let selectorMustBeSpecified = "error: a selector must be specified"
  static let oneOfMinAndMax = "error: one of min-available or max-unavailable must be specified"

  static func badResourceArgument(_ text: String) -> String {
    "error: Invalid argument syntax \(text), expected <resource>=<value>"
  }

  static let badQuantity =
    "error: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

  static let replicasTooFew =
    "error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0"

  static func cannotScale(_ kind: Kind) -> String {
    "Error from server (NotFound): the server could not find the requested resource"
  }

  static func wrongReplicas(expected: Int, present: Int) -> String {
    "error: Expected replicas to be \(expected), was \(present)"
  }

  /// Labels and annotations are edited in the same way and spoken of in different words.
  enum Labelling: Sendable {
    case label, annotation

    var did: String { self == .label ? "labeled" : "annotated" }
    fileprivate var noun: String { self == .label ? "label" : "annotation" }
  }

  static func badLabelEdit(_ word: String, _ what: Labelling) -> String {
    what == .label
      ? "error: invalid label spec: \(word)" : "error: invalid annotation format: \(word)"
  }

  static func invalidLabel(key: String, value: String) -> String {
    LabelRules.isKey(key)
      ? "error: invalid label value: \"\(key)=\(value)\": a valid label must be an empty string or consist of "
        + "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. "
        + "'MyValue',  or 'my_value',  or '12345', regex used for validation is "
        + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
      : "error: invalid label key \"\(key)\": name part must consist of alphanumeric characters, '-', '_' or '.', and "
        + "must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex "
        + "used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  }

  static func noLabelEdits(_ what: Labelling) -> String {
    "error: at least one \(what.noun) update is required"
  }

  static func labelNotFound(_ key: String, _ what: Labelling) -> String {
    "\(what.noun) \"\(key)\" not found."
  }

  static func alreadyHasLabel(_ key: String, _ value: String, _ what: Labelling) -> String {
    what == .label
      ? "error: '\(key)' already has a value (\(value)), and --overwrite is false"
      : "error: --overwrite is false but found the following declared annotation(s): '\(key)' already has a value "
        + "(\(value))"
  }
}

// MARK: - Nodes and workloads

extension UpstreamText {
  static func onlyNodesHaveTaints(_ kind: String) -> String {
    "error: invalid resource type \(kind), only node(s) is supported"
  }

  static func badTaint(_ word: String) -> String { "error: invalid taint spec: \(word)" }
  static let noTaintEdits = "error: at least one taint update is required"

  static func alreadyHasTaint(_ node: String, _ taint: Taint) -> String {
    "error: node \(node) already has \(taint.key) taint(s) with same effect(s) and --overwrite is false"
  }

  static func taintNotFound(_ text: String) -> String { "error: taint \"\(text)\" not found" }

  static func nodeRequired(_ command: String) -> String {
    "error: USAGE: \(command) NODE [flags]"
  }

  static let noResourcesGiven =
    "error: you must specify an update to requests or limits (in the form of --requests/--limits)"
  static let noImagesGiven = "error: at least one image update is required"
  static let noEnvironmentGiven = "error: at least one environment variable must be provided"

  static func hasNoPodTemplate(_ object: String) -> String {
    "error: the object \(object) is not a pod or does not have a pod template"
  }

  static func noSuchContainer(_ name: String) -> String {
    "error: unable to find container named \"\(name)\""
  }
}

// MARK: - Manifests

extension UpstreamText {
  static func missingLastApplied(_ plural: String, _ name: String) -> String {
    "Warning: resource \(plural)/\(name) is missing the \(WellKnown.lastApplied) annotation which is required by "
      + "kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl "
      + "create --save-config or kubectl apply. The missing annotation will be patched automatically."
  }

  static func noLastApplied(_ name: String) -> String {
    "error: no last-applied-configuration annotation found on resource: \(name)"
  }

  static func lastAppliedOutput(_ text: String) -> String {
    "error: Unexpected -o output mode: \(text), the flag 'output' must be one of yaml|json\n"
      + "See 'kubectl apply view-last-applied -h' for help and examples"
  }

  static let noStandardInput = "error: no objects passed to apply"

  static func noObjectsPassed(to command: String) -> String { "error: no objects passed to \(command)" }

  static func namespaceMismatch(_ inFile: String, _ asked: String) -> String {
    "error: the namespace from the provided object \"\(inFile)\" does not match the namespace \"\(asked)\". You must "
      + "pass '--namespace=\(inFile)' to perform this operation."
  }
}

// MARK: - Rollouts and waiting

extension UpstreamText {
  static let restartedAt = "kubectl.kubernetes.io/restartedAt"
  static let timedOut = "error: timed out waiting for the condition"

  static func noEventsFound(in namespace: String?) -> String {
    namespace.map { "No events found in \($0) namespace." } ?? "No events found."
  }

  static func noRollout(_ kind: Kind) -> String {
    "error: no rollout for resource type \(kind.qualifiedPlural)"
  }

  static func alreadyPaused(_ name: String, _ isPaused: Bool) -> String {
    isPaused
      ? "error: deployments.apps \"\(name)\" is already paused"
      : "error: deployments.apps \"\(name)\" is not paused"
  }

  static func rollout(_ deployment: Deployment) -> (text: String, isDone: Bool) {
    let name = deployment.metadata.name
    let status = deployment.status
    guard deployment.metadata.generation <= status.observedGeneration else {
      return ("Waiting for deployment spec update to be observed...", false)
    }
    if status.conditions["Progressing"]?.reason == "ProgressDeadlineExceeded" {
      return ("error: deployment \"\(name)\" exceeded its progress deadline", false)
    }
    let waiting = "Waiting for deployment \"\(name)\" rollout to finish: "
    if status.updatedReplicas < deployment.replicas {
      return (
        waiting + "\(status.updatedReplicas) out of \(deployment.replicas) new replicas have been updated...",
        false
      )
    }
    if status.replicas > status.updatedReplicas {
      return (
        waiting + "\(status.replicas - status.updatedReplicas) old replicas are pending termination...", false
      )
    }
    if status.availableReplicas < status.updatedReplicas {
      return (
        waiting
          + "\(status.availableReplicas) of \(status.updatedReplicas) updated replicas are available...",
        false
      )
    }
    return ("deployment \"\(name)\" successfully rolled out", true)
  }

  static func rollout(_ set: DaemonSet) -> (text: String, isDone: Bool) {
    let name = set.metadata.name
    let status = set.status
    guard set.metadata.generation <= status.observedGeneration else {
      return ("Waiting for daemon set spec update to be observed...", false)
    }
    let waiting = "Waiting for daemon set \"\(name)\" rollout to finish: "
    if status.updatedNumberScheduled < status.desiredNumberScheduled {
      return (
        waiting
          + "\(status.updatedNumberScheduled) out of \(status.desiredNumberScheduled) new pods have been updated...",
        false
      )
    }
    if status.numberAvailable < status.desiredNumberScheduled {
      return (
        waiting
          + "\(status.numberAvailable) of \(status.desiredNumberScheduled) updated pods are available...",
        false
      )
    }
    return ("daemon set \"\(name)\" successfully rolled out", true)
  }

  static func conditionMet(_ object: String) -> String { "\(object) condition met" }

  static func timedOutWaiting(for kind: String, _ name: String) -> String {
    "error: timed out waiting for the condition on \(kind)/\(name)"
  }

  static func badWaitCondition(_ text: String) -> String {
    "error: unrecognized condition: \"\(text)\""
  }

  static let noMatchingResources = "error: no matching resources found"
}

// MARK: - Draining

extension UpstreamText {
  private static func names(_ pods: [PodName]) -> String { pods.map(\.description).joined(separator: ", ") }

  static func cannotDrainDaemons(_ node: NodeName, _ pods: [PodName]) -> String {
    "error: unable to drain node \"\(node)\" due to error: cannot delete DaemonSet-managed Pods (use "
      + "--ignore-daemonsets to ignore): \(names(pods)), continuing command...\nThere are pending nodes to be "
      + "drained:\n \(node)\ncannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): \(names(pods))"
  }

  static func cannotDrainLoosePods(_ node: NodeName, _ pods: [PodName]) -> String {
    "error: unable to drain node \"\(node)\" due to error: cannot delete Pods that declare no controller (use "
      + "--force to override): \(names(pods)), continuing command...\nThere are pending nodes to be drained:\n \(node)\n"
      + "cannot delete Pods that declare no controller (use --force to override): \(names(pods))"
  }

  static func ignoringDaemons(_ pods: [PodName]) -> String {
    "Warning: ignoring DaemonSet-managed Pods: \(names(pods))"
  }

  static func evictionRefused(_ pod: PodName, _ message: String) -> String {
    "error when evicting pods/\"\(pod.name)\" -n \"\(pod.namespace)\" (will retry after 5s): \(message)"
  }
}

extension UpstreamText {
  static func cannotExpose(_ object: ClusterObject) -> String {
    "error: cannot expose a \(object.kind.qualifiedSingular)"
  }

  static let noPort = "error: couldn't find port via --port flag or introspection"
}

// MARK: - Patches

extension UpstreamText {
  static let mustSpecifyPatch =
    "error: must specify --patch or --patch-file containing the contents of the patch"

  static func unreadablePatch(_ text: String) -> String {
    "error: unable to parse \"\(text)\": yaml: invalid"
  }

  static let noSuchSubresource =
    "Error from server (NotFound): the server could not find the requested resource"

  static func badPatchType(_ word: String) -> String {
    "error: --type must be one of [json merge strategic], not \"\(word)\""
  }

  static func patchFailed(_ failure: PatchFailure, _ object: ClusterObject) -> String {
    switch failure {
    case .wrongShape: "Error from server (BadRequest): error decoding patch: wrong type of document"
    case .unknownOperation(let name): "Error from server (BadRequest): unexpected kind: \(name)"
    case .memberMissing(let name): "Error from server (BadRequest): missing value of \(name)"
    case .noSuchPath(let path):
      "The request is invalid: the server rejected our request: no such path: \(path)"
    case .testFailed(let path): "The request is invalid: testing value \(path) failed"
    case .mergeKeyMissing(let key, let path):
      "Error from server (BadRequest): map: \(path) does not contain declared merge key: \(key)"
    case .strategicOnCustomResource:
      "Error from server (UnsupportedMediaType): the body of the request was in an unknown format - accepted media "
        + "types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml"
    }
  }
}

extension UpstreamText {
  static func noSuchField(_ name: String) -> String { "error: field \"\(name)\" does not exist" }
}
