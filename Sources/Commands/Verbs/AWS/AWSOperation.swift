import Narration

/// One operation of the AWS CLI that is answered here.
struct AWSOperation: Sendable {
  typealias Answer = @Sendable (inout Session, AWSRequest, Invocation) throws(CommandError) -> JQValue?

  let service: String
  let name: String
  /// Nil prints nothing, as the CLI does after most writes.
  let answer: Answer

  /// One that only looks.
  static func read(
    _ service: String, _ name: String,
    _ answer: @escaping @Sendable (Session, AWSRequest) throws(CommandError) -> JQValue?
  ) -> Self {
    Self(service: service, name: name) { session, request, _ throws(CommandError) in
      try answer(session, request)
    }
  }

  /// One that changes the account, as an `iam` command does.
  static func write(_ service: String, _ name: String, _ answer: @escaping Answer) -> Self {
    Self(service: service, name: name, answer: answer)
  }

  static let all: [AWSOperation] = sts + eks + nodeGroups + iam + iamWrites + ec2 + sqs + ssm

  static let services = Set(all.map(\.service)).sorted()

  static func names(of service: String) -> [String] {
    all.filter { $0.service == service }.map(\.name).sorted()
  }

  /// What is done here instead of an operation, or of a whole service's.
  ///
  /// Nil when there is nothing like it.
  static func substitute(for request: AWSRequest) -> String? {
    substitutes["\(request.service) \(request.operation)"] ?? substitutes[request.service]
  }

  private static let substitutes = [
    "cloudformation": "iam show", "pricing": "prices", "autoscaling": "cluster show", "ce": "cost",
    "logs": "logs -n kube-system deploy/karpenter", "cloudwatch": "metrics", "configure": "option",
    "eks create-cluster": "cluster create", "eks delete-cluster": "cluster create empty",
    "eks create-nodegroup": "cluster create", "eks delete-nodegroup": "cluster create",
    "eks create-addon": "cluster create", "ec2 run-instances": "scale deployment",
    "ec2 create-fleet": "scale deployment", "ec2 request-spot-instances": "scale deployment",
    "ec2 create-launch-template": "describe ec2nodeclass", "ec2": "ec2 terminate",
    "ec2 create-capacity-reservation": "ec2 reserve", "sqs send-message": "sqs send",
    "sqs receive-message": "sqs list", "sqs": "sqs list", "events": "iam create rule", "iam": "iam create",
    "eks": "cluster show", "ssm": "ami release", "fis": "spot interrupt",
  ]
}
