import Kubernetes
import Testing

@testable import Controllers

struct ContainerModelTests {
  private func pod(_ command: [String], annotations: Annotations = [:], ofJob: Bool = false) -> Pod {
    Pod("a", on: "n1").with {
      $0.spec.containers[0].command = command
      $0.metadata.annotations = annotations
      if ofJob {
        $0.metadata.ownerReferences = [
          OwnerReference(apiVersion: "batch/v1", kind: "Job", name: "j", uid: "u")
        ]
      }
    }
  }

  @Test(
    "how a program ends follows from its command",
    arguments: [
      (["sleep", "30"], 30, 0), (["/bin/false"], 0, 1), (["sh", "-c", "sleep 5; exit 3"], 5, 3),
      (["/bin/sh", "-c", "date; echo hello && sleep 1m"], 60, 0), (["echo", "hi"], 0, 0),
    ])
  func ends(_ command: [String], _ seconds: Int, _ code: Int) {
    #expect(
      ContainerProgram.exits(of: pod(command)) == ["app": .init(after: .seconds(seconds), exitCode: code)])
  }

  @Test(
    "these run for ever",
    arguments: [["nginx"], ["sleep", "infinity"], ["sh", "-c", "while true; do sleep 5; done"], []])
  func runsForEver(_ command: [String]) {
    #expect(ContainerProgram.exits(of: pod(command)) == [:])
  }

  @Test("a Job's unknown program takes half a minute; annotations say it for any")
  func jobsAndAnnotations() {
    #expect(ContainerProgram.exits(of: pod(["perl"], ofJob: true)) == ["app": .init(after: .seconds(30))])
    let annotated = pod([], annotations: ["bancada/runs-for": "2m", "bancada/exit-code": "1"])
    #expect(ContainerProgram.exits(of: annotated) == ["app": .init(after: .seconds(120), exitCode: 1)])
  }

  @Test(
    "images that there are, and images that there are not",
    arguments: [
      ("nginx", true), ("nginx:1.27", true), ("nginx:1.29.3-alpine", true), ("nginx:1.999", false),
      ("nginx:latset", false), ("nginx@sha256:aa", true), ("nginx:nao-existe", false),
      ("minha-app:v3", true), ("minha-app:nao-existe", false), ("registry.k8s.io/pause:3.10", true),
      ("registry.k8s.io/pause:9.9", false), ("public.ecr.aws/eks/nginx:9.9", true), ("postgres:17", true),
      ("postgres:99", false), ("localhost:5000/nginx:2.0", true), ("python:alpine3.19", true),
      ("public.ecr.aws/eks-distro/kubernetes/pause:v1.33.0-eks-1-33-4", true),
    ])
  func images(_ image: String, _ exists: Bool) {
    #expect((ImageRegistry.error(for: image) == nil) == exists)
  }

  @Test("the runtime names the image in full")
  func errorText() {
    #expect(
      ImageRegistry.error(for: "nginx:1.999")
        == "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:1.999\": "
        + "failed to resolve reference \"docker.io/library/nginx:1.999\": docker.io/library/nginx:1.999: not found"
    )
  }
}
