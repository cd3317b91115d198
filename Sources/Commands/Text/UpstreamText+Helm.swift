import Kubernetes

/// What Helm 3 prints, verbatim.
extension UpstreamText {
  static let helmVersion = "v3.19.4"
  static let helmBuild = #"version.BuildInfo{Version:"v3.19.4", GitTreeState:"clean"}"#

  static func releaseDoesNotExist(_ name: String) -> String {
    "Release \"\(name)\" does not exist. Installing it now."
  }

  static func upgraded(_ name: String) -> String {
    "Release \"\(name)\" has been upgraded. Happy Helming!"
  }

  static func uninstalled(_ name: String) -> String { "release \"\(name)\" uninstalled" }

  static func releaseNotLoaded(_ name: String) -> String {
    "uninstall: Release not loaded: \(name): release: not found"
  }

  static let deadlineExceeded = "context deadline exceeded"

  static func failed(_ name: String, isUpgrade: Bool) -> String {
    "\(isUpgrade ? "Upgrade" : "Release") \"\(name)\" failed: \(deadlineExceeded)"
  }

  static let rolledBack = "Rollback was a success! Happy Helming!"

  static func badRevision(_ text: String) -> String {
    "Error: could not convert revision to a number: strconv.Atoi: parsing \"\(text)\": invalid syntax"
  }

  /// Of a values file that is a list or a scalar.
  static func notAMap(_ value: JSONValue) -> String {
    let found =
      switch value {
      case .array: "array"
      case .string: "string"
      case .bool: "bool"
      default: "number"
      }
    return
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(found) into Go value of type map[string]interface {}"
  }
}

// MARK: - Kinds that are gone

extension UpstreamText {
  static let definitionIsTerminating =
    "Error from server (MethodNotAllowed): create not allowed while custom resource definition is terminating"
}

// MARK: - Repositories

extension UpstreamText {
  static func addedRepository(_ name: String) -> String {
    "\"\(name)\" has been added to your repositories"
  }

  static func sameRepository(_ name: String) -> String {
    "\"\(name)\" already exists with the same configuration, skipping"
  }

  static func repositoryExists(_ name: String) -> String {
    "repository name (\(name)) already exists, please specify a different name"
  }

  static func noChartRepository(_ url: String) -> String {
    "looks like \"\(url)\" is not a valid chart repository or cannot be reached"
  }

  static func removedRepository(_ name: String) -> String {
    "\"\(name)\" has been removed from your repositories"
  }

  static func noRepository(_ name: String) -> String { "no repo named \"\(name)\" found" }

  static let noRepositoriesToShow = "no repositories to show"
  static let noRepositoriesToUpdate = "no repositories found. You must add one before updating"

  static func updatedRepositories(_ names: [String]) -> [String] {
    ["Hang tight while we grab the latest from your chart repositories..."]
      + names.map { "...Successfully got an update from the \"\($0)\" chart repository" }
      + ["Update Complete. ⎈Happy Helming!⎈"]
  }

  static func removedCredentials(_ host: String) -> String { "Removing login credentials for \(host)" }
}
