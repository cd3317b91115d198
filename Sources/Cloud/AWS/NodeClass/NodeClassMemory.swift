import Kubernetes

/// What Karpenter's controller of EC2NodeClasses keeps from one look to the next, until it starts anew.
public struct NodeClassMemory: Equatable, Sendable {
  /// How long the outcome of a validation is believed while the NodeClass stays as it is.
  public static let validationLifetime = Duration.seconds(30 * 60)

  /// Each NodeClass's last validation, by its name.
  var validations: [String: Validation] = [:]
  /// The cluster's range of addresses, asked for once.
  var knowsClusterCIDR = false

  struct Validation: Equatable, Sendable {
    /// What it was a validation of.
    let subject: Subject
    /// Nil when all went well.
    let failure: NodeClassFinding?
    let at: VirtualTime
  }

  struct Subject: Equatable, Sendable {
    let spec: EC2NodeClass.Spec
    let annotations: Annotations
    let subnets: [EC2NodeClass.Subnet]
    let securityGroups: [EC2NodeClass.SecurityGroup]
    let images: [EC2NodeClass.AMI]
    let instanceProfile: String

    init(_ nodeClass: EC2NodeClass) {
      spec = nodeClass.spec
      annotations = nodeClass.metadata.annotations
      subnets = nodeClass.status.subnets
      securityGroups = nodeClass.status.securityGroups
      images = nodeClass.status.amis
      instanceProfile = nodeClass.status.instanceProfile
    }
  }

  public init() {}

  mutating func forget(_ nodeClass: String) { validations[nodeClass] = nil }

  public func lastValidation(of nodeClass: String) -> VirtualTime? { validations[nodeClass]?.at }

  /// When the controller next asks AWS again whether it may do what a NodeClass needs.
  public func nextValidation(of nodeClass: String, after now: VirtualTime) -> VirtualTime? {
    guard let last = validations[nodeClass]?.at else { return nil }
    let lifetimes = (now - last).wholeSecondsRoundedDown / Self.validationLifetime.wholeSecondsRoundedDown
    return last + Self.validationLifetime * (lifetimes + 1)
  }
}
