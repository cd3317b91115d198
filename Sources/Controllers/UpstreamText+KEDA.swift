import Kubernetes

/// KEDA's own words.
extension UpstreamText {
  static let badScaleTarget = "ScaledObject doesn't have correct scaleTargetRef specification"
  static let scaledObjectCheckFailed = "ScaledObject check failed"
  static let scaledObjectReady = "ScaledObject is defined correctly and is ready for scaling"
  static let scaledObjectIsReady = "ScaledObject is ready for scaling"
  static let scalersStarted = "Started scalers watch"
  static let noFallback = "No fallbacks are active on this scaled object"
  static let notPaused = "ScaledObject is not paused"
  static let scalerActive = "Scaling is performed because triggers are active"
  static let scalerNotActive = "Scaling is not performed because triggers are not active"
  static let scalerCooldown = "Scaler cooling down because triggers are not active"

  static func noScaler(_ type: String) -> String { "no scaler found for type: \(type)" }

  static func activated(_ object: ScaledObject, from: Int, to: Int, by trigger: String) -> String {
    "Scaled \(target(of: object)) from \(from) to \(to), triggered by \(trigger)"
  }

  static func deactivated(_ object: ScaledObject, from: Int, to: Int) -> String {
    "Deactivated \(target(of: object)) from \(from) to \(to)"
  }

  private static func target(of object: ScaledObject) -> String {
    let target = object.target
    return "\(target.apiVersion).\(target.kind) \(object.metadata.namespace)/\(target.name)"
  }
}
