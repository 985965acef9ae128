package org.whence;

import java.nio.file.*;
import java.util.*;
import org.whence.flow.*;
import org.whence.model.*;
import org.whence.publish.*;
import org.whence.store.*;

public class Dev {
    public static void main(String[] a) throws Exception {
        Steps steps = Steps.real();
        for (int i = 0; i + 2 < a.length; i += 3) {
            try (CaseStore store = CaseStore.create(Path.of(a[i]))) {
                Case c =
                        new Cases(steps, Progress.SILENT, 2)
                                .read(List.of(Path.of(a[i + 1])), store);
                StringBuilder sb = new StringBuilder();
                new Publisher().publish(c, Format.JSON, sb);
                Files.writeString(Path.of(a[i + 2]), sb);
            }
        }
    }
}
