import Kubernetes

/// What Kubernetes' and Karpenter's own controllers print, verbatim: reasons and messages of events and
/// conditions.
enum UpstreamText {
  static let successfulCreate = "SuccessfulCreate"
  static let successfulDelete = "SuccessfulDelete"
  static let failedCreate = "FailedCreate"
  static func errorCreating(_ error: String) -> String { "Error creating: \(error)" }
}
