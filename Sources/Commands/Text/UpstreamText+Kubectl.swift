import Kubernetes

// MARK: - Logs

extension UpstreamText {
  static let logsNeedPod =
    "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n"
    + "POD or TYPE/NAME is a required argument for the logs command"

  static func foundPods(_ count: Int, using name: String) -> String {
    "Found \(count) pods, using pod/\(name)"
  }

  static func cannotLog(_ kind: Kind) -> String {
    "error: cannot get the logs from \(kind.qualifiedPlural): selector is not defined"
  }

  static func podHasNoHost(_ pod: String) -> String {
    "Error from server (BadRequest): pod \(pod) does not have a host assigned"
  }

  static func noContainer(_ container: String, in pod: String) -> String {
    "error: container \(container) is not valid for pod \(pod)"
  }

  static func defaultedContainer(_ container: String, outOf names: [String]) -> String {
    "Defaulted container \"\(container)\" out of: \(names.joined(separator: ", "))"
  }

  static func noPreviousContainer(_ container: String, in pod: String) -> String {
    "Error from server (BadRequest): previous terminated container \"\(container)\" in pod \"\(pod)\" not found"
  }

  static func containerIsWaiting(_ container: String, in pod: String, _ reason: String) -> String {
    "Error from server (BadRequest): container \"\(container)\" in pod \"\(pod)\" is waiting to start: \(reason)"
  }

  static func badTime(_ text: String) -> String {
    "error: parsing time \"\(text)\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\(text)\" as \"2006\""
  }

  /// What a replica of Karpenter that is not the leader logs.
  static func awaitsLease(namespace: String) -> String {
    "attempting to acquire leader lease \(namespace)/karpenter-leader-election..."
  }
}

// MARK: - Editing, comparing

extension UpstreamText {
  static let editCancelled = "Edit cancelled, no changes made."

  static let editHeader = """
    # Please edit the object below. Lines beginning with a '#' will be ignored,
    # and an empty file will abort the edit. If an error occurs while saving this file will be
    # reopened with the relevant failures.
    #

    """

  static let diffNeedsFilename = "error: must specify one of -f and -k"
}

// MARK: - Who may do what

extension UpstreamText {
  static func notNamespaced(_ resource: String, group: String) -> String {
    "Warning: resource '\(resource)' is not namespace scoped" + (group.isEmpty ? "" : " in group '\(group)'")
  }

  static func unknownResource(_ resource: String) -> String {
    "Warning: the server doesn't have a resource type '\(resource)'"
  }

  static let canINeedsVerb =
    "error: you must specify two arguments: verb resource or verb resource/resourceName.\n"
    + "See 'kubectl auth can-i -h' for help and examples."
}

// MARK: - The cluster

extension UpstreamText {
  static let versionOutput = "error: --output must be 'yaml' or 'json'"

  static func isRunning(_ name: String, at address: String) -> String { "\(name) is running at \(address)" }

  static let clusterInfoDump =
    "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'."
}

// MARK: - Quotas

extension UpstreamText {
  /// Which Pods a scope speaks of; nil of one that kubectl does not explain.
  static func meaning(ofQuotaScope scope: String) -> String? {
    switch scope {
    case "Terminating":
      "Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being "
        + "actively terminated by the system."
    case "NotTerminating":
      "Matches all pods that do not have an active deadline. These pods usually include long running pods whose "
        + "container command is not expected to terminate."
    case "BestEffort":
      "Matches all pods that do not have resource requirements set. These pods have a best effort quality of service."
    case "NotBestEffort":
      "Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed "
        + "quality of service."
    default: nil
    }
  }
}

// MARK: - Configuration

extension UpstreamText {
  static func noContext(_ name: String) -> String {
    "error: no context exists with the name: \"\(name)\""
  }
}

// MARK: - Templates

extension UpstreamText {
  static func badTemplate(_ template: String) -> String {
    "error: error parsing template \(template)"
  }

  static func templateFailed(_ template: String) -> String {
    "error: error executing template \"\(template)\""
  }

  static let noTemplate = "error: template format specified but no template given"
}

// MARK: - kustomize

extension UpstreamText {
  static func noKustomization(_ folder: String) -> String {
    "error: unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '\(folder)'"
  }
}
