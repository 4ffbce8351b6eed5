import { IconInbox } from "@tabler/icons-react"
import type { Feature } from "../../lib/feature"

export const conversationsFeature: Feature = {
  nav: [{ id: "inbox", label: "conversations:nav", icon: IconInbox, to: "/inbox", order: 20 }],
}
