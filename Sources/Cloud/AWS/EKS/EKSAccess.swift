/// Who may enter the cluster, and as what its Pods may act: access entries and Pod Identity associations.
public struct EKSAccess: Equatable, Sendable {
  /// By the ARN of the role or user.
  public var entries: [String: AccessEntry] = [:]
  /// Oldest first.
  public var podIdentityAssociations: [PodIdentityAssociation] = []

  /// Lets a role or user in.
  public struct AccessEntry: Equatable, Sendable {
    public var principal: String
    public var type: EntryType
    /// Groups of Kubernetes'; what a node needs follows from the type.
    public var groups: [String]

    public init(principal: String, type: EntryType, groups: [String] = []) {
      self.principal = principal
      self.type = type
      self.groups = groups
    }

    /// Whether machines with this role can join the cluster as nodes.
    public var admitsNodes: Bool {
      type == .ec2Linux || type == .ec2Windows || groups.contains(Self.nodesGroup)
    }

    public static let nodesGroup = "system:nodes"
  }

  public enum EntryType: String, CaseIterable, Sendable {
    case standard = "STANDARD"
    case ec2Linux = "EC2_LINUX"
    case ec2Windows = "EC2_WINDOWS"
    case fargateLinux = "FARGATE_LINUX"
  }

  /// Gives the Pods of a ServiceAccount a role.
  public struct PodIdentityAssociation: Equatable, Sendable {
    public var id: String
    public var namespace: String
    public var serviceAccount: String
    public var roleARN: String

    public init(id: String, namespace: String, serviceAccount: String, roleARN: String) {
      self.id = id
      self.namespace = namespace
      self.serviceAccount = serviceAccount
      self.roleARN = roleARN
    }
  }

  public init() {}

  public func association(of serviceAccount: String, in namespace: String) -> PodIdentityAssociation? {
    podIdentityAssociations.first { $0.namespace == namespace && $0.serviceAccount == serviceAccount }
  }
}
