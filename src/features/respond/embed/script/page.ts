import { speak } from "@/features/respond/embed/script/speak";
import "@/features/respond/script/main";

speak();
