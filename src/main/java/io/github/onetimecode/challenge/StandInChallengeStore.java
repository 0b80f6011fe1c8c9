package io.github.onetimecode.challenge;

import java.util.Optional;

import io.github.onetimecode.core.CodeBinding;
import io.github.onetimecode.core.OneTimeCodes;

/**
 * The store of a challenge as a stand-in sees it: the challenge is bound to the stand-in, whoever it was issued for.
 * The owner's code stays unchanged, so that it works again as soon as no stand-in is needed.
 */
public final class StandInChallengeStore implements ChallengeStore {

    private final ChallengeStore owners;
    private final OneTimeCodes codes;
    private final CodeBinding binding;

    /**
     * @param owners  store of the owner's challenge, whether or not there is one
     * @param binding of the stand-in
     */
    public StandInChallengeStore(ChallengeStore owners, OneTimeCodes codes, CodeBinding binding) {
        this.owners = owners;
        this.codes = codes;
        this.binding = binding;
    }

    @Override
    public Optional<StoredChallenge> read() {
        return owners.read().map(stored -> stored.replacedBy(codes.rebind(stored.challenge(), binding)));
    }

    @Override
    public void write(StoredChallenge stored) {
        owners.write(owners.read().filter(owned -> owned.challenge().nonce().equals(stored.challenge().nonce()))
                .map(owned -> owned.mailed(stored.delivery(), stored.mailedAt(), stored.nextMailAt())).orElse(stored));
    }

    @Override
    public void remove() {
        owners.remove();
    }
}
