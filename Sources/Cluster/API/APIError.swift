import Controllers
import Kubernetes
import Scheduling

/// An answer of the API server that is no success. `message` is what kubectl prints after
/// `Error from server (Reason): `.
public enum APIError: Error, Equatable, Sendable {
  case notFound(kind: Kind, name: String)
  case alreadyExists(kind: Kind, name: String)
  /// With every problem, as `field: Problem`.
  case invalid(kind: Kind, name: String, problems: [String])
  case forbidden(kind: Kind, name: String, explanation: String)
  case evictionRefused(EvictionRefusal)
  case conflict(kind: Kind, name: String)
  /// kube-scheduler would not start with its configuration.
  case schedulerConfiguration(SchedulerConfigurationError)

  /// The reason in the status that the API server returns.
  public var reason: String {
    switch self {
    case .notFound: "NotFound"
    case .alreadyExists: "AlreadyExists"
    case .invalid, .schedulerConfiguration: "Invalid"
    case .forbidden: "Forbidden"
    case .evictionRefused(let refusal):
      switch refusal.code {
      case 429: "TooManyRequests"
      case 403: "Forbidden"
      default: "InternalError"
      }
    case .conflict: "Conflict"
    }
  }

  public var message: String {
    switch self {
    case .notFound(let kind, let name): UpstreamText.notFound(kind, name)
    case .alreadyExists(let kind, let name): UpstreamText.alreadyExists(kind, name)
    case .invalid(let kind, let name, let problems): UpstreamText.invalid(kind, name, problems)
    case .forbidden(let kind, let name, let explanation): UpstreamText.forbidden(kind, name, explanation)
    case .evictionRefused(let refusal): refusal.message
    case .conflict(let kind, let name): UpstreamText.conflict(kind, name)
    case .schedulerConfiguration(let error): error.upstreamText
    }
  }
}
