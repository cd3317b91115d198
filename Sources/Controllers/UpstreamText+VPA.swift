import Kubernetes

/// The VPA's own words.
extension UpstreamText {
  static func noVPATarget(_ target: ScaleTargetReference, in namespace: String) -> String {
    "Cannot read targetRef. Reason: \(target.kind) \(namespace)/\(target.name) does not exist"
  }
  static let noVPAPods = "No pods match this VPA object"
}
