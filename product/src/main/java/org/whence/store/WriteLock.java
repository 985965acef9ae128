package org.whence.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.whence.model.WhenceException;

/// The right to change a case, held by one process at a time; it ends with the process, however that ends.
final class WriteLock implements AutoCloseable {
    private final FileChannel file;

    private WriteLock(FileChannel file) {
        this.file = file;
    }

    static WriteLock of(Path folder) {
        try {
            FileChannel file =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            WriteLock lock = new WriteLock(file);
            if (!lock.taken()) {
                lock.close();
                throw WhenceException.environment(
                        "another process is changing the case "
                                + folder
                                + "; try again when it is done",
                        null);
            }
            return lock;
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't write the case folder " + folder + ": " + CaseStore.why(e), e);
        }
    }

    private boolean taken() throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw WhenceException.environment(
                    "the case's lock can't be released: " + CaseStore.why(e), e);
        }
    }
}
