package io.github.onetimecode.challenge;

import java.util.Optional;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.OneTimeCodes;

/**
 * What is kept of a code, as a stand-in sees it: bound to the stand-in, whoever it was issued for. The owner's code
 * stays as it is, so that it is good again once there is no need for a stand-in.
 */
public final class BorrowedChallenge implements ChallengeStore {

    private final ChallengeStore owners;
    private final OneTimeCodes codes;
    private final CodeBinding binding;

    /**
     * Borrows.
     *
     * @param owners  where the owner's challenge is, or would be
     * @param binding of the stand-in
     */
    public BorrowedChallenge(ChallengeStore owners, OneTimeCodes codes, CodeBinding binding) {
        this.owners = owners;
        this.codes = codes;
        this.binding = binding;
    }

    @Override
    public Optional<KeptChallenge> read() {
        return owners.read().map(kept -> kept.replacedBy(codes.rebind(kept.challenge(), binding)));
    }

    @Override
    public void write(KeptChallenge kept) {
        owners.write(owners.read().filter(owned -> owned.challenge().nonce().equals(kept.challenge().nonce()))
                .map(owned -> owned.mailed(kept.delivery(), kept.mailedAt(), kept.nextMailAt())).orElse(kept));
    }

    @Override
    public void remove() {
        owners.remove();
    }
}
