import { Button } from "@mantine/core"
import { IconMapPinOff } from "@tabler/icons-react"
import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { EmptyState } from "../ui/empty-state"

export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconMapPinOff}
      title={t("notFound.title")}
      action={
        <Button component={Link} to="/" variant="default">
          {t("notFound.home")}
        </Button>
      }
    >
      {t("notFound.words")}
    </EmptyState>
  )
}
