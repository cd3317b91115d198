import Helm
import Kubernetes

/// What Helm says, verbatim.
extension UpstreamText {
  static func invalidReleaseName(_ name: String) -> String {
    "release name \"\(name)\": invalid release name, must match regex "
      + #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length must not be longer than 53"#
  }

  static let releaseNameInUse = "cannot reuse a name that is still in use"

  static func noDeployedReleases(_ name: String) -> String { "\"\(name)\" has no deployed releases" }

  static let releaseNotFound = "release: not found"

  static func noSuchRevision(_ number: Int) -> String { "release has no \(number) version" }

  static func executionError(in template: String, _ message: String) -> String {
    "execution error at (\(template)): \(message)"
  }

  static func cannotCreate(_ problem: String) -> String { "create: failed to create: \(problem)" }

  static func cannotImport(_ object: ObjectReference, _ faults: [String]) -> String {
    let place = object.name.namespace
    return
      "Unable to continue with install: \(object.kind.name) \"\(object.name.name)\" in namespace \"\(place)\" "
      + "exists and cannot be imported into the current release: invalid ownership metadata; "
      + faults.joined(separator: "; ")
  }

  static func missingOwnership(_ kind: String, key: String, value: String) -> String {
    "\(kind) validation error: missing key \"\(key)\": must be set to \"\(value)\""
  }

  static func wrongOwnership(_ kind: String, key: String, value: String, found: String) -> String {
    "\(kind) validation error: key \"\(key)\" must equal \"\(value)\": current value is \"\(found)\""
  }
}
