import Kubernetes
import Manifests
import Narration

extension Command {
  /// The AWS CLI, as far as its users here need it: what there is in the account is read as they would read it,
  /// and what `iam` changes may be changed in its words.
  static let aws = Command(
    "aws",
    syntax: [
      .one(.words(AWSOperation.services)), .one(.text("OPERATION")), .any(.text("--OPTION VALUE")),
    ], takesRawWords: true, help: .aws, note: .aws(services: AWSOperation.services),
    examples: [
      "aws sts get-caller-identity",
      "aws eks describe-cluster --name aula --query cluster.version --output text",
      "aws iam list-attached-role-policies --role-name KarpenterNodeRole-aula --output table",
      "aws ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZone]' --output text",
    ]
  ) { session, given throws(CommandError) in
    let request = AWSRequest(given.words)
    guard !request.service.isEmpty else {
      throw .say(.missingArgument("SERVICE", syntax: given.command.usage))
    }
    guard
      let operation = AWSOperation.all.first(where: {
        $0.service == request.service && $0.name == request.operation
      })
    else { throw .unanswered(request) }
    let output = try AWSOutput(request)
    guard let answer = try operation.answer(&session, request, given) else { return CommandOutput() }
    return CommandOutput(StyledText(try output.text(of: answer)))
  }
}

extension CommandError {
  /// An operation that is not answered here: misspelt, or with something to do instead.
  fileprivate static func unanswered(_ request: AWSRequest) -> Self {
    let typed = "aws \(request.service) \(request.operation)".trimmingBlanks()
    let names = AWSOperation.names(of: request.service)
    let nearest =
      names.isEmpty
      ? Spelling.nearest(to: request.service, among: AWSOperation.services).map { "aws \($0)" }
      : Spelling.nearest(to: request.operation, among: names).map { "aws \(request.service) \($0)" }
    if !names.isEmpty, request.operation.isEmpty || request.operation == "help" {
      return .say(AWSMessage.operations(of: request.service, names))
    }
    return .say(
      AWSMessage.unanswered(typed, nearest: nearest, instead: AWSOperation.substitute(for: request)))
  }
}
