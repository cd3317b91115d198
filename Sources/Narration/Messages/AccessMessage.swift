import Cloud
import Cluster
import Kubernetes

/// What IAM and EKS do not let happen: which permission is missing, and where.
public enum AccessMessage: Message, Equatable {
  /// A call of Karpenter's, for an object.
  case callRefused(AccessDenial, for: StyledText)
  /// Karpenter's container ended at its start.
  case startFailed(ControllerStartCheck, AccessDenial, of: StyledText)
  case joinFailed(InstanceID, nodeClaim: NodeClaimName, because: NodeJoinFault)
  case networkNotReady(InstanceID, node: NodeName, because: NodeNetworkFault)
  /// What is missing, as a clause.
  case gap(AccessGap)
}

extension AccessDenial {
  /// What comes of a call of Karpenter's that is refused, where the object's own state does not say it.
  enum Consequence {
    case machineStays, noticesUnread, noticesReadAgain
    case pricesStay, profilesStay, checksUnseen, nodeClassStays
    case none
  }

  var consequence: Consequence {
    switch action {
    case "ec2:TerminateInstances", "ec2:DescribeInstances": .machineStays
    case "sqs:ReceiveMessage", "sqs:GetQueueUrl": .noticesUnread
    case "sqs:DeleteMessage": .noticesReadAgain
    case "ec2:DescribeSpotPriceHistory", "pricing:GetProducts": .pricesStay
    case "iam:ListInstanceProfiles": .profilesStay
    case "ec2:DescribeInstanceStatus": .checksUnseen
    case "ec2:DeleteLaunchTemplate": .nodeClassStays
    default: .none
    }
  }
}
