import Cloud
import Kubernetes
import Testing

struct NodeSystemTests {
  @Test(
    "a node says which system its image is",
    arguments: [
      (AMIFamily.al2023, "v20260107", "linux", "Amazon Linux 2023.10.20260107"),
      (.bottlerocket, "v1.52.0", "linux", "Bottlerocket OS 1.52.0 (aws-k8s-1.35)"),
      (.windows2022, "2026.01.07", "windows", "Windows Server 2022 Datacenter"),
    ])
  func system(_ family: AMIFamily, _ version: String, _ os: String, _ osImage: String) {
    let images = EKSImageRelease(family: family, version: version, publishedAt: .start).images
    let system = NodeSystem(images.first, architecture: "amd64")
    #expect(system.operatingSystem == os)
    #expect(system.osImage == osImage)
  }

  @Test func anImageThatNobodyKnowsIsTakenForAmazonLinux() {
    #expect(NodeSystem(nil, architecture: "arm64").osImage == "Amazon Linux 2023")
    #expect(NodeSystem(nil, architecture: "arm64").kernelVersion.hasSuffix("aarch64"))
  }
}
